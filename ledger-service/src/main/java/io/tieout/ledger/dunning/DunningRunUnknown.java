package io.tieout.ledger.dunning;

import io.tieout.platform.problem.NotFound;

final class DunningRunUnknown extends NotFound {

    DunningRunUnknown(DunningRunId id) {
        super("dunning-run-unknown", "There is no such dunning run", "No dunning run has the id " + id.value());
    }
}
