package io.tieout.sales.order;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

record OrderResponse(
        OrderId orderId,
        @Nullable String orderNumber,
        OrderStatus status,
        @Nullable UUID dealId,
        UUID customerId,
        @Nullable LocalDate orderDate,
        int paymentTermDays,
        PriceMode priceMode,
        TaxMethod taxMethod,
        Rounding rounding,
        List<LineResponse> lines,
        Money net,
        Money tax,
        Money total,
        long version) {

    record LineResponse(
            UUID lineId,
            String productCode,
            String description,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal discountPercent,
            String taxCode,
            BigDecimal taxRatePercent,
            Money net,
            Money tax) {}

    static OrderResponse from(SalesOrder order) {
        return new OrderResponse(
                order.id(),
                order.orderNumber(),
                order.status(),
                order.dealId(),
                order.customerId(),
                order.orderDate(),
                order.terms().paymentTermDays(),
                order.terms().priceMode(),
                order.terms().taxMethod(),
                order.terms().rounding(),
                IntStream.range(0, order.terms().lines().size())
                        .mapToObj(index -> line(order, index))
                        .toList(),
                order.totals().net(),
                order.totals().tax(),
                order.totals().total(),
                order.version());
    }

    private static LineResponse line(SalesOrder order, int index) {
        var line = order.terms().lines().get(index);
        var figures = order.totals().lines().get(index);
        return new LineResponse(
                line.lineId(),
                line.productCode(),
                line.description(),
                line.quantity(),
                line.unitPrice(),
                line.discountPercent(),
                line.taxCode(),
                line.taxRatePercent(),
                figures.net(),
                figures.tax());
    }
}
