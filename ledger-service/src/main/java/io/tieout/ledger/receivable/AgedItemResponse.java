package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A document that is owed, in the currency of the books.
///
/// @param dueDate of a credit note its own date: from then on we owe it
/// @param owed negative for a credit note
record AgedItemResponse(
        Kind kind,
        UUID documentId,
        String number,
        UUID customerId,
        LocalDate dueDate,
        AgeingBucket bucket,
        Money owed) {

    enum Kind {
        INVOICE,
        CREDIT_NOTE
    }
}
