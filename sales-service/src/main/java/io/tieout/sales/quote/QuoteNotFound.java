package io.tieout.sales.quote;

import io.tieout.platform.problem.NotFound;

final class QuoteNotFound extends NotFound {

    QuoteNotFound(QuoteId id) {
        super("quote-not-found", "There is no such quote", "No quote " + id.value() + " or not this revision");
    }
}
