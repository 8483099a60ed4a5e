package io.tieout.ledger.businessfact;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// The source told another fact under the same id before.
final class BusinessFactKnown extends Conflict {

    BusinessFactKnown(BusinessFact known, int index) {
        super(
                "business-fact-known",
                "The fact was told before with other content",
                known.source() + " told " + known.externalId() + " before, with other content",
                new FieldProblem("/facts/" + index + "/externalId", "names another fact"));
        fact("factId", known.id());
    }
}
