package io.tieout.reconciliation.settlement;

import io.tieout.platform.problem.Forbidden;

/// Whoever drafted a settlement does not approve it.
final class SettlementNeedsFourEyes extends Forbidden {

    SettlementNeedsFourEyes() {
        super(
                "approver-is-creator",
                "Whoever wrote it cannot approve it",
                "The settlement has to be approved by another person than the one who drafted it");
    }
}
