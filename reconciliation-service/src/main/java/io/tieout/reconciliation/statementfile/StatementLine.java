package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One line of a statement, read exactly as it stands.
///
/// @param entry 1, 2, 3 …: lines that a batch entry was split into share the number of their entry
/// @param amount signed: money in is positive
/// @param remittance what the payer wrote, one line; empty when there is nothing
/// @param structuredReference creditor reference from its own field
/// @param instructed what the payer instructed, where the file says so
/// @param instructedCurrency of that, where it is another than the line's
/// @param charges kept back by banks, positive, when the file says so in the line's currency
public record StatementLine(
        int entry,
        LocalDate bookingDate,
        LocalDate valueDate,
        BigDecimal amount,
        @Nullable String currency,
        @Nullable String counterpartyName,
        @Nullable String counterpartyIban,
        String remittance,
        @Nullable String structuredReference,
        @Nullable String bankReference,
        @Nullable String endToEndId,
        @Nullable String bankTransactionCode,
        @Nullable BigDecimal instructed,
        @Nullable String instructedCurrency,
        @Nullable BigDecimal charges,
        boolean reversal) {}
