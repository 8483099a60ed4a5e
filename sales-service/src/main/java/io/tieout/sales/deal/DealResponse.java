package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record DealResponse(
        DealId dealId,
        @Nullable String externalNumber,
        @Nullable UUID customerId,
        String pipeline,
        String stage,
        DealStatus status,
        @Nullable UUID representativeId,
        @Nullable String productCode,
        @Nullable Money value,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable String lostReason,
        long version) {

    static DealResponse from(Deal deal) {
        return new DealResponse(
                deal.id(),
                deal.externalNumber(),
                deal.customerId(),
                deal.pipeline(),
                deal.stage(),
                deal.status(),
                deal.representativeId(),
                deal.productCode(),
                deal.value(),
                deal.openedOn(),
                deal.closedOn(),
                deal.lostReason(),
                deal.version());
    }
}
