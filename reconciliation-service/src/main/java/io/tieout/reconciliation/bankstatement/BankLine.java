package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of a bank statement as it is recorded.
///
/// @param lineNo 1, 2, 3 … among the recorded lines of its statement
/// @param amountMinor signed: money in is positive
/// @param remittance what the payer wrote, one line; empty when there is nothing
/// @param structuredReference a creditor reference that the bank delivered in its own field, as delivered
/// @param bankTransactionCode `PMNT-RCDT-ESCT` (ISO 20022), `NTRF` or `166` (MT940), or the text of a CSV column
/// @param instructedMinor what the payer instructed, where the file says so
/// @param instructedCurrency of that, where it is another than the line's
/// @param chargesMinor charges kept back by banks, positive, in the line's currency, where the file says so
/// @param reversal the bank marks the line as a reversal of an earlier one
/// @param refusalCode why the ledger refused it
public record BankLine(
        UUID companyId,
        UUID lineId,
        UUID statementId,
        UUID bankAccountId,
        int lineNo,
        LocalDate bookingDate,
        LocalDate valueDate,
        long amountMinor,
        Currency currency,
        @Nullable String counterpartyName,
        @Nullable String counterpartyIban,
        String remittance,
        @Nullable String structuredReference,
        @Nullable String bankReference,
        @Nullable String endToEndId,
        @Nullable String bankTransactionCode,
        @Nullable Long instructedMinor,
        @Nullable Currency instructedCurrency,
        @Nullable Long chargesMinor,
        boolean reversal,
        BankLineState state,
        MatchState matchState,
        @Nullable UUID entryId,
        @Nullable LocalDate effectiveDate,
        @Nullable String refusalCode) {

    /// What the payer instructed.
    public @Nullable Money instructed() {
        if (instructedMinor == null) {
            return null;
        }
        return Money.ofMinor(instructedMinor, instructedCurrency == null ? currency : instructedCurrency);
    }
}
