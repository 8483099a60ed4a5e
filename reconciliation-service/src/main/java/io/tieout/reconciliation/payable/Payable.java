package io.tieout.reconciliation.payable;

import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.openitem.AvailableItem;
import io.tieout.reconciliation.openitem.ItemKind;

/// A bill, or a supplier's credit note, as the engine reads it.
///
/// @param item as if it were owed to us: a bill above zero, what the supplier owes us below
/// @param settledMinor what may come back of a bill, not below zero
/// @param awaitsApproval nothing may be paid of it yet; `item` has its whole amount
record Payable(Item item, long settledMinor, boolean awaitsApproval) {

    static Payable of(AvailableItem item) {
        return new Payable(
                item.forPaying(),
                item.kind() == ItemKind.BILL ? Math.abs(item.settledMinor()) : 0,
                item.awaitsApproval());
    }
}
