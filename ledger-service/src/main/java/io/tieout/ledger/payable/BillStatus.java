package io.tieout.ledger.payable;

import io.tieout.platform.money.Money;

/// How far a bill is paid, or a credit note used: derived from its allocations, never set.
enum BillStatus {
    OPEN,
    PART_PAID,
    PAID,
    /// Taken back: it was wrong.
    VOID;

    static BillStatus of(boolean voided, Money total, Money open) {
        if (voided) {
            return VOID;
        }
        if (open.isZero()) {
            return PAID;
        }
        return open.equals(total) ? OPEN : PART_PAID;
    }
}
