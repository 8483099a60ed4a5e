package io.tieout.reconciliation.tieout;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param ok whether every line agrees
/// @param ledger how far the journal is known here: figures of the books are as of this position
record TieOutResponse(LocalDate asOf, boolean ok, Position ledger, List<Line> lines) {

    /// @param block the last sealed block, 0 when none came yet
    /// @param sequence the last entry in it
    record Position(long block, long sequence) {}

    enum Subject {
        /// Bank account in the ledger = statement closing balance.
        BANK,
        /// Clearing account = lines not yet explained.
        CLEARING,
        /// Open items = receivables control account.
        RECEIVABLES,
        /// Open bills less suppliers' credit notes = payables control account.
        PAYABLES,
        /// Approved bills = entries of bills.
        PURCHASES,
        /// Paid to suppliers by bank lines = settled of their bills.
        SUPPLIER_PAYMENTS,
        /// Sold = invoiced.
        SALES,
        /// Invoiced = recognised.
        REVENUE
    }

    enum CauseKind {
        /// The figures will agree by themselves, in time.
        TIMING,
        /// Documents stand behind it that are of one side alone.
        EXPLAINED,
        /// Somebody has to do something.
        ERROR
    }

    /// Two figures that must be equal; of revenue and suppliers the difference must be what its causes, errors left
    /// out, come to.
    ///
    /// @param name which bank account or ledger account
    /// @param asOf the day of the figures: for a bank account that of its newest statement
    /// @param causes what explains a difference, or could
    /// @param items the first fifty single items behind the figures
    /// @param itemCount how many there are
    record Line(
            Subject subject,
            String name,
            LocalDate asOf,
            boolean ok,
            Figure expected,
            Figure actual,
            Money difference,
            List<Cause> causes,
            List<Item> items,
            long itemCount) {}

    record Figure(String label, Money amount) {}

    record Cause(
            String code,
            CauseKind kind,
            String detail,
            @Nullable Money amount,
            long count) {}

    /// @param kind what `id` names: a bank line, an order, an invoice, a credit note, a bill, a supplier or a
    ///     journal entry
    /// @param label for people; of a journal entry its source
    record Item(String kind, String id, String label, LocalDate date, Money amount) {}
}
