package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param pipelineVersion under whose rules it is
/// @param probabilityPercent as its stage says where null
record DealResponse(
        DealId dealId,
        @Nullable String externalNumber,
        @Nullable UUID customerId,
        String pipeline,
        long pipelineVersion,
        String stage,
        DealStatus status,
        @Nullable UUID representativeId,
        @Nullable String productCode,
        @Nullable Money value,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable String lostReason,
        @Nullable String dealType,
        @Nullable Integer probabilityPercent,
        @Nullable String source,
        @Nullable String nextStep,
        @Nullable LocalDate nextStepOn,
        @Nullable LocalDate expectedCloseOn,
        List<CreditShare> credits,
        long version) {

    static DealResponse from(Deal deal) {
        var details = deal.details();
        return new DealResponse(
                deal.id(),
                deal.externalNumber(),
                deal.customerId(),
                deal.pipeline(),
                deal.pipelineVersion(),
                deal.stage(),
                deal.status(),
                deal.representativeId(),
                deal.productCode(),
                deal.value(),
                deal.openedOn(),
                deal.closedOn(),
                deal.lostReason(),
                details.dealType(),
                details.probabilityPercent(),
                details.source(),
                details.nextStep(),
                details.nextStepOn(),
                details.expectedCloseOn(),
                details.credits(),
                deal.version());
    }
}
