package io.tieout.ledger.purchase;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;

/// @param tax charged by the supplier
/// @param selfAssessedTax owed by the buyer itself
/// @param withheld kept back from the supplier
/// @param payable what the supplier gets
record PurchaseEntryResponse(
        EntryId entryId, Money net, Money tax, Money selfAssessedTax, Money withheld, Money payable) {

    static PurchaseEntryResponse of(EntryId entryId, Purchase purchase) {
        var withheld = purchase.withheld();
        return new PurchaseEntryResponse(
                entryId,
                purchase.totals().net(),
                purchase.charged(),
                purchase.selfAssessedTax(),
                withheld == null ? Money.zero(purchase.rules().currency()) : withheld.amount(),
                purchase.payable());
    }
}
