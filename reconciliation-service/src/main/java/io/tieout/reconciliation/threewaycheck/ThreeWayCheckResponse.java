package io.tieout.reconciliation.threewaycheck;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// An order with its invoices and payments, compared.
///
/// @param state follows from the rules
/// @param paid what payments settled
record ThreeWayCheckResponse(
        UUID orderId,
        String orderNumber,
        UUID customerId,
        LocalDate orderDate,
        Money orderedNet,
        Money orderedTotal,
        List<UUID> invoiceIds,
        Money invoicedNet,
        Money invoicedTotal,
        Money open,
        Money paid,
        CheckState state,
        List<CheckedRule> rules) {

    static ThreeWayCheckResponse from(ResultSet row, BigDecimal tolerancePercent) throws SQLException {
        var currency = row.getString("currency");
        var net = Money.ofMinor(row.getLong("net_minor"), currency);
        var total = Money.ofMinor(row.getLong("total_minor"), currency);
        var figures = new OrderFigures(
                net,
                total.minus(net),
                row.getInt("invoices"),
                row.getInt("other_currency"),
                row.getInt("net_unknown"),
                Money.ofMinor(row.getLong("invoiced_net"), currency),
                Money.ofMinor(row.getLong("invoiced_total"), currency),
                Money.ofMinor(row.getLong("open_minor"), currency),
                Money.ofMinor(row.getLong("paid_minor"), currency));
        var rules = figures.check(tolerancePercent);
        return new ThreeWayCheckResponse(
                row.getObject("order_id", UUID.class),
                row.getString("order_number"),
                row.getObject("customer_id", UUID.class),
                row.getObject("order_date", LocalDate.class),
                net,
                total,
                Arrays.stream((Object[]) row.getArray("invoice_ids").getArray())
                        .map(UUID.class::cast)
                        .toList(),
                figures.invoicedNet(),
                figures.invoicedTotal(),
                figures.open(),
                figures.paid(),
                OrderFigures.state(rules),
                rules);
    }
}
