package io.tieout.ledger.transfer;

import io.tieout.platform.problem.NotFound;

final class TransferUnknown extends NotFound {

    TransferUnknown(TransferId id) {
        super("transfer-unknown", "There is no such transfer", "Transfer " + id.value() + " is not known");
    }
}
