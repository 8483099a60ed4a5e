package io.tieout.reconciliation.settlement;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class SettlementPastThisStep extends Conflict {

    SettlementPastThisStep(UUID id, SettlementStatus status) {
        super(
                "settlement-past-this-step",
                "The settlement is past this step, or not there yet",
                "Settlement " + id + " is " + status);
        fact("state", status);
    }
}
