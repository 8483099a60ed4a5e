package io.tieout.reconciliation.customerledger;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param customerNumber absent while the customer is not known here, and after it was erased; so is the name
/// @param asOf the day on which lines are marked
/// @param throughSequence the last entry of the journal that counts
/// @param receivable what the customer owes
/// @param onAccount the customer's money that belongs to no invoice, as a liability: negative
record CustomerLedgerResponse(
        UUID customerId,
        @Nullable String customerNumber,
        @Nullable String customerName,
        LocalDate from,
        LocalDate to,
        LocalDate asOf,
        @Nullable String knownAt,
        long throughSequence,
        BalanceResponse receivable,
        BalanceResponse onAccount,
        Page<LineResponse> lines) {

    record BalanceResponse(Money opening, Money closing) {

        static BalanceResponse from(LedgerBalances balances) {
            return new BalanceResponse(balances.opening(), balances.closing());
        }
    }

    /// @param control the customer's account that the line is on; its balance runs apart from the other's
    /// @param document the document's number, or that of the document it settles
    /// @param debit absent for a credit
    /// @param credit absent for a debit
    /// @param balance of this account after the line
    /// @param state of the document that the line belongs to
    /// @param open what is open of that document
    record LineResponse(
            UUID entryId,
            int lineNumber,
            long sequence,
            LocalDate effectiveDate,
            LocalDate documentDate,
            Control control,
            String source,
            @Nullable UUID sourceId,
            @Nullable String document,
            String text,
            LedgerLine.@Nullable Item item,
            @Nullable Money debit,
            @Nullable Money credit,
            Money balance,
            LineState state,
            Money open) {

        static LineResponse from(LedgerLine line, Money balance) {
            boolean debit = !line.movement().isNegative();
            return new LineResponse(
                    line.entryId(),
                    line.lineNumber(),
                    line.sequence(),
                    line.effectiveDate(),
                    line.documentDate(),
                    line.control(),
                    line.source(),
                    line.sourceId(),
                    line.document(),
                    CustomerLedgerQueries.english(line),
                    line.item(),
                    debit ? line.movement() : null,
                    debit ? null : line.movement().abs(),
                    balance,
                    line.state(),
                    line.open());
        }
    }
}
