package io.tieout.ledger.businessfact;

import io.tieout.platform.problem.Conflict;

final class BusinessFactSettled extends Conflict {

    BusinessFactSettled(BusinessFactId id, FactState state) {
        super(
                "business-fact-settled",
                "The fact does not wait any more",
                "Fact " + id.value() + " is " + state + " already");
        fact("state", state);
    }
}
