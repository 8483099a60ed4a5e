package io.tieout.sales.quote;

import io.tieout.platform.problem.Forbidden;

final class QuoteNeedsOtherApprover extends Forbidden {

    QuoteNeedsOtherApprover() {
        super(
                "quote-needs-other-approver",
                "Somebody else approves the quote",
                "Whoever made or submitted a quote does not decide about it");
    }
}
