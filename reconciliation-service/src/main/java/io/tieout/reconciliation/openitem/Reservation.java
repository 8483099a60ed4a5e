package io.tieout.reconciliation.openitem;

import io.tieout.platform.money.Money;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a match asks of an item.
///
/// @param amountMinor of the line's money, signed like the item; the other sign opens it again
/// @param settled the same in the item's currency, where that is another than the line's
public record Reservation(
        UUID invoiceId, long amountMinor, @Nullable Money settled) {

    /// Of an item in the line's currency.
    public Reservation(UUID invoiceId, long amountMinor) {
        this(invoiceId, amountMinor, null);
    }

    /// In the item's currency.
    long itemMinor() {
        return settled == null ? amountMinor : settled.minorUnits();
    }

    Currency itemCurrency(Currency ofLine) {
        return settled == null ? ofLine : settled.currency();
    }
}
