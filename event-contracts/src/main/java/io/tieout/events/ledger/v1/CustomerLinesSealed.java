package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The next lines of the journal on the accounts of the customers, in the order of the journal: with all of them a
/// customer's ledger can be kept, whose sum is the control account.
///
/// @param lastSequence up to and with this entry every line was told
/// @param complete false while the past is being told: until then a ledger made of the lines is a part of one
/// @param balances of the control accounts after these lines
public record CustomerLinesSealed(
        UUID companyId, long lastSequence, boolean complete, List<Line> lines, List<Balance> balances) {

    public CustomerLinesSealed {
        lines = List.copyOf(lines);
        balances = List.copyOf(balances);
    }

    /// @param control `RECEIVABLE` for what customers owe, `ON_ACCOUNT` for their money that belongs to no invoice
    /// @param source what the entry comes from, as in the journal's blocks
    /// @param reversedSource what the entry comes from that a `REVERSAL` takes back
    /// @param documentNumber of the document that the entry stands for, where it has a number
    /// @param customerId none where a rate changed what the account is worth as a whole
    /// @param item what the line opens or settles: an invoice, a credit note or money on account
    /// @param side `DEBIT` or `CREDIT`
    /// @param amount not negative, in the item's currency; zero where only its worth changed
    /// @param worth not negative, in the currency of the books
    public record Line(
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
            String control,
            String accountCode,
            String side,
            Money amount,
            Money worth,
            @Nullable UUID customerId,
            @Nullable Item item) {}

    /// @param kind `INVOICE`, `CREDIT_NOTE` or `CUSTOMER_CREDIT`
    /// @param number none for money on account
    /// @param dueDate of an invoice
    public record Item(
            String kind,
            UUID id,
            @Nullable String number,
            @Nullable LocalDate dueDate) {}

    /// @param balance debits less credits, in the currency of the lines
    public record Balance(String accountCode, Money balance) {}
}
