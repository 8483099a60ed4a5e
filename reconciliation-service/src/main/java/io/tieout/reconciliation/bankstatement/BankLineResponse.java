package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param amount signed: money in is positive
/// @param entryId the journal entry that has the line in the books
/// @param effectiveDate the accounting date there
/// @param outcome what became of it
/// @param reasons kinds of the open discrepancies about it
record BankLineResponse(
        UUID lineId,
        UUID statementId,
        UUID bankAccountId,
        int lineNo,
        LocalDate bookingDate,
        LocalDate valueDate,
        Money amount,
        @Nullable String counterpartyName,
        @Nullable String counterpartyIban,
        String remittance,
        @Nullable String structuredReference,
        @Nullable String bankReference,
        @Nullable String endToEndId,
        @Nullable String bankTransactionCode,
        @Nullable Money instructed,
        @Nullable Money charges,
        boolean reversal,
        BankLineState state,
        MatchState matchState,
        @Nullable UUID entryId,
        @Nullable LocalDate effectiveDate,
        @Nullable String refusalCode,
        LineOutcome outcome,
        List<String> reasons) {

    static BankLineResponse from(ListedLine listed) {
        var line = listed.line();
        return new BankLineResponse(
                line.lineId(),
                line.statementId(),
                line.bankAccountId(),
                line.lineNo(),
                line.bookingDate(),
                line.valueDate(),
                Money.ofMinor(line.amountMinor(), line.currency()),
                line.counterpartyName(),
                line.counterpartyIban(),
                line.remittance(),
                line.structuredReference(),
                line.bankReference(),
                line.endToEndId(),
                line.bankTransactionCode(),
                line.instructed(),
                line.chargesMinor() == null ? null : Money.ofMinor(line.chargesMinor(), line.currency()),
                line.reversal(),
                line.state(),
                line.matchState(),
                line.entryId(),
                line.effectiveDate(),
                line.refusalCode(),
                listed.outcome(),
                listed.reasons());
    }
}
