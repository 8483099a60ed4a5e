package io.tieout.reconciliation.settlement;

import io.tieout.platform.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An item of a settlement. Amounts are positive, on both sides.
///
/// @param itemId the invoice or credit note; none for money on account
/// @param open when it was drafted
/// @param settled what the settlement takes of it
record SettlementLine(
        SettlementLineKind kind,
        @Nullable UUID itemId,
        @Nullable String number,
        Money open,
        Money settled) {

    SettlementLine settling(Money amount) {
        return new SettlementLine(kind, itemId, number, open, amount);
    }

    boolean isOwed() {
        return kind == SettlementLineKind.INVOICE;
    }
}
