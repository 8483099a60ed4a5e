package io.tieout.ledger.journal;

import io.tieout.ledger.period.PeriodModule;
import java.util.Optional;

/// What kind of fact an entry stands for. Together with the fact's id it is posted once.
public enum EntrySource {
    /// A person's or another system's own entry; has no fact behind it.
    MANUAL,
    /// An entry of the books kept elsewhere before, brought in as a file.
    IMPORT,
    /// One date of a recurring entry.
    RECURRING,
    /// A line of the cash book.
    CASH_BOOK,
    /// A business fact that a posting rule made an entry of.
    BUSINESS_FACT,
    /// A balance brought forward.
    OPENING,
    INVOICE,
    BANK_LINE,
    PAYMENT,
    CLASSIFICATION,
    ALLOCATION,
    CREDIT_NOTE,
    REFUND,
    /// A supplier's bill, or its credit note.
    BILL,
    /// Kept back from a supplier for paying early.
    BILL_DISCOUNT,
    SETTLEMENT_DISCOUNT,
    WRITE_OFF,
    /// A disputed part of an invoice without tax is given up.
    DISPUTE_ADJUSTMENT,
    /// A customer keeps tax back and pays it to the authority in our name.
    TAX_WITHHOLDING,
    /// A debt that was written off is owed again.
    RECOVERY,
    /// The allowance for doubtful receivables is brought to its target.
    ALLOWANCE,
    /// A prepaid or deferred amount goes to the balance sheet first.
    DEFERRAL,
    /// One month of it.
    DEFERRAL_INSTALMENT,
    /// Something owed in another currency that has no document here.
    FOREIGN_ITEM,
    /// Its payment, or an invoice's, as far as no bank line brought it.
    FOREIGN_SETTLEMENT,
    /// What is open in other currencies is brought to the rate of a day.
    REVALUATION,
    /// What the rate did between the two ends of an own transfer.
    TRANSFER_DIFFERENCE,
    /// Takes another entry back; the source id is that entry's.
    REVERSAL;

    /// Whether a sub-ledger without a control account stands behind it: then it is taken back there only.
    boolean isOfForeignItems() {
        return switch (this) {
            case FOREIGN_ITEM, FOREIGN_SETTLEMENT, REVALUATION, TRANSFER_DIFFERENCE -> true;
            default -> false;
        };
    }

    /// Whether nothing but somebody's word stands behind it; such entries stay out of the accounts that a
    /// sub-ledger or a bank statement keeps.
    public boolean isByHand() {
        return switch (this) {
            case MANUAL, IMPORT, RECURRING, CASH_BOOK, BUSINESS_FACT -> true;
            default -> false;
        };
    }

    /// Which lock of a period it heeds beside the one for all; entries by hand heed no other.
    Optional<PeriodModule> module() {
        return switch (this) {
            case MANUAL,
                    IMPORT,
                    RECURRING,
                    BUSINESS_FACT,
                    OPENING,
                    BILL,
                    BILL_DISCOUNT,
                    DEFERRAL,
                    DEFERRAL_INSTALMENT,
                    FOREIGN_ITEM,
                    REVALUATION,
                    REVERSAL -> Optional.empty();
            case BANK_LINE, PAYMENT, CLASSIFICATION, CASH_BOOK, FOREIGN_SETTLEMENT, TRANSFER_DIFFERENCE ->
                Optional.of(PeriodModule.CASH);
            // Every other fact is a document of the receivables.
            default -> Optional.of(PeriodModule.SALES);
        };
    }
}
