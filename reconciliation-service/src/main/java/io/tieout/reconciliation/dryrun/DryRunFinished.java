package io.tieout.reconciliation.dryrun;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class DryRunFinished extends Conflict {

    DryRunFinished(UUID id, DryRunState state) {
        super("dry-run-finished", "The dry run is over", "Dry run " + id + " is " + state + " already");
        fact("state", state);
    }
}
