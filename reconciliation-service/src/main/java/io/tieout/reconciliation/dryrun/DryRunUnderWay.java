package io.tieout.reconciliation.dryrun;

import io.tieout.platform.problem.Conflict;

final class DryRunUnderWay extends Conflict {

    DryRunUnderWay() {
        super(
                "dry-run-under-way",
                "Another dry run is under way",
                "A company has one dry run at a time: wait for its end, or cancel it");
    }
}
