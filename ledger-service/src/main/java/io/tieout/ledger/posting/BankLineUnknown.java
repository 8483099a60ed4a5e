package io.tieout.ledger.posting;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

/// Only posted lines can be explained, and this one is not in the books.
final class BankLineUnknown extends NotFound {

    BankLineUnknown(UUID lineId) {
        super("bank-line-unknown", "There is no such bank line", "Bank line " + lineId + " is not in the books");
    }
}
