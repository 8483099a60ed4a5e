package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;

/// How far an issued invoice is paid: derived from its allocations, never set.
enum SettlementStatus {
    OPEN,
    PART_PAID,
    PAID;

    static SettlementStatus of(Money total, Money open) {
        if (open.isZero()) {
            return PAID;
        }
        return open.equals(total) ? OPEN : PART_PAID;
    }
}
