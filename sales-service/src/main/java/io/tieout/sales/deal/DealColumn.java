package io.tieout.sales.deal;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A column of a file of deals.
enum DealColumn {
    DEAL_ID("dealId", deal -> deal.id().value()),
    EXTERNAL_NUMBER("externalNumber", Deal::externalNumber),
    CUSTOMER_ID("customerId", Deal::customerId),
    PIPELINE("pipeline", Deal::pipeline),
    STAGE("stage", Deal::stage),
    STATUS("status", Deal::status),
    REPRESENTATIVE_ID("representativeId", Deal::representativeId),
    PRODUCT_CODE("productCode", Deal::productCode),
    VALUE("value", deal -> {
        var value = deal.value();
        return value == null ? null : value.toBigDecimal().toPlainString();
    }),
    CURRENCY("currency", deal -> {
        var value = deal.value();
        return value == null ? null : value.currency().getCurrencyCode();
    }),
    OPENED_ON("openedOn", Deal::openedOn),
    CLOSED_ON("closedOn", Deal::closedOn),
    LOST_REASON("lostReason", Deal::lostReason),
    DEAL_TYPE("dealType", deal -> deal.details().dealType()),
    PROBABILITY("probabilityPercent", deal -> deal.details().probabilityPercent()),
    SOURCE("source", deal -> deal.details().source()),
    NEXT_STEP("nextStep", deal -> deal.details().nextStep()),
    NEXT_STEP_ON("nextStepOn", deal -> deal.details().nextStepOn()),
    EXPECTED_CLOSE_ON("expectedCloseOn", deal -> deal.details().expectedCloseOn());

    private final String header;
    private final Function<Deal, @Nullable Object> value;

    DealColumn(String header, Function<Deal, @Nullable Object> value) {
        this.header = header;
        this.value = value;
    }

    static List<String> headers() {
        return Stream.of(values()).map(column -> column.header).toList();
    }

    static List<String> cells(Deal deal) {
        return Stream.of(values()).map(column -> text(column.value.apply(deal))).toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
