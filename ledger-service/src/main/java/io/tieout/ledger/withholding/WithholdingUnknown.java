package io.tieout.ledger.withholding;

import io.tieout.platform.problem.NotFound;

final class WithholdingUnknown extends NotFound {

    WithholdingUnknown(WithholdingId id) {
        super(
                "tax-withholding-unknown",
                "There is no such tax withholding",
                "No tax withholding has the id " + id.value());
    }
}
