package io.tieout.sales.quote;

import io.tieout.platform.problem.Conflict;

final class QuoteNotInState extends Conflict {

    QuoteNotInState(String number, QuoteStatus status) {
        super("quote-not-in-state", "The quote is in another state", "Quote " + number + " is " + status);
        fact("quoteStatus", status);
    }
}
