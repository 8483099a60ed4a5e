package io.tieout.ledger.customerledger;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of the journal on an account that customers' ledgers add up to.
///
/// @param amount in the currency that the line was made in: more debited than credited is positive
/// @param worth likewise in the currency of the books
/// @param customerId none where a rate changed what the account is worth as a whole
record ControlLine(
        UUID entryId,
        int lineNumber,
        long sequence,
        LocalDate effectiveDate,
        LocalDate documentDate,
        Instant recordedAt,
        String source,
        @Nullable UUID sourceId,
        @Nullable String reversedSource,
        @Nullable String documentNumber,
        Control control,
        String accountCode,
        boolean debit,
        Money amount,
        Money worth,
        @Nullable UUID customerId,
        @Nullable Item item) {

    enum Control {
        RECEIVABLE,
        ON_ACCOUNT
    }

    enum ItemKind {
        INVOICE,
        CREDIT_NOTE,
        CUSTOMER_CREDIT
    }

    /// What the line opens or settles.
    record Item(
            ItemKind kind,
            UUID id,
            @Nullable String number,
            @Nullable LocalDate dueDate) {}

    /// Debits less credits.
    Money movement() {
        return debit ? amount : amount.negated();
    }

    ControlLine of(Item found) {
        return new ControlLine(
                entryId,
                lineNumber,
                sequence,
                effectiveDate,
                documentDate,
                recordedAt,
                source,
                sourceId,
                reversedSource,
                documentNumber,
                control,
                accountCode,
                debit,
                amount,
                worth,
                customerId,
                found);
    }
}
