package io.tieout.sales.analysis;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An invoice or credit note of the ledger.
///
/// @param invoiceId that a credit note corrects, if it corrects one
/// @param net without tax; of a credit note positive, too
/// @param recordedAt when the ledger told of it
record RevenueDocument(
        UUID documentId,
        Kind kind,
        String documentNumber,
        UUID customerId,
        @Nullable UUID orderId,
        @Nullable UUID invoiceId,
        LocalDate documentDate,
        UUID entryId,
        Money net,
        Instant recordedAt) {

    enum Kind {
        INVOICE,
        CREDIT_NOTE
    }
}
