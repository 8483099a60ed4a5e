package io.tieout.ledger.businessfact;

import io.tieout.platform.problem.NotFound;

final class BusinessFactUnknown extends NotFound {

    BusinessFactUnknown(BusinessFactId id) {
        super("business-fact-unknown", "There is no such business fact", "No business fact has the id " + id.value());
    }
}
