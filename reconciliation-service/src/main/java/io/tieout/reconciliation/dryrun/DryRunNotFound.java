package io.tieout.reconciliation.dryrun;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class DryRunNotFound extends NotFound {

    DryRunNotFound(UUID id) {
        super("dry-run-not-found", "There is no such dry run", "No dry run has the id " + id);
    }
}
