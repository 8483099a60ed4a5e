package io.tieout.ledger.withholding;

import io.tieout.platform.problem.Conflict;

final class WithholdingTakenBack extends Conflict {

    WithholdingTakenBack(WithholdingId id) {
        super(
                "tax-withholding-taken-back",
                "The withholding was taken back",
                "Tax withholding " + id.value() + " was taken back before");
    }
}
