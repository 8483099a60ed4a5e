package io.tieout.ledger.transfer;

import io.tieout.platform.problem.Conflict;

final class TransferUndone extends Conflict {

    TransferUndone(TransferId id) {
        super("transfer-undone", "The transfer was undone", "Transfer " + id.value() + " was undone already");
    }
}
