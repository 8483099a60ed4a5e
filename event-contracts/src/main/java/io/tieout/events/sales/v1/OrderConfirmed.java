package io.tieout.events.sales.v1;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer's order is binding: what was sold, to whom and on which terms. The ledger makes one invoice of it.
///
/// @param orderDate business date of the confirmation; the invoice and its posting bear it
/// @param pricesIncludeTax whether the unit prices contain the tax
/// @param taxMethod `PER_LINE` or `PER_DOCUMENT`
/// @param roundingMode `HALF_UP`, `HALF_EVEN` or `DOWN`
/// @param net the order's net amount as sales computed it; the invoice must come to the same
/// @param tax the tax on it
/// @param total net and tax
public record OrderConfirmed(
        UUID orderId,
        String orderNumber,
        @Nullable UUID dealId,
        UUID customerId,
        LocalDate orderDate,
        int paymentTermDays,
        String currency,
        boolean pricesIncludeTax,
        String taxMethod,
        String roundingMode,
        List<Line> lines,
        Money net,
        Money tax,
        Money total) {

    public OrderConfirmed {
        lines = List.copyOf(lines);
    }

    /// One line of the order.
    ///
    /// @param lineId stays the same on the invoice
    /// @param quantity positive decimal
    /// @param unitPrice decimal in the order's currency, of any precision
    /// @param discountPercent 0 to 100
    /// @param taxCode the tax category, for example `STANDARD` or `NONE`
    /// @param taxRatePercent its rate at the order's date
    public record Line(
            UUID lineId,
            String productCode,
            String description,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal discountPercent,
            String taxCode,
            BigDecimal taxRatePercent) {}
}
