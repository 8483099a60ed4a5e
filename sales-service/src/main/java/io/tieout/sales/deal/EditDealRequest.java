package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be changed of an open deal besides its stage.
record EditDealRequest(
        @Nullable UUID customerId,
        @Nullable UUID representativeId,
        @Nullable @Size(min = 1, max = 60) String productCode,
        @Nullable Money value,
        @Nullable @Size(min = 1, max = 60) String dealType,
        @Nullable @Min(0) @Max(100) Integer probabilityPercent,
        @Nullable @Size(min = 1, max = 100) String source,
        @Nullable @Size(min = 1, max = 500) String nextStep,
        @Nullable LocalDate nextStepOn,
        @Nullable LocalDate expectedCloseOn,
        @Nullable @Size(max = 20) List<OpenDealRequest.@Valid CreditRequest> credits) {

    static EditDealRequest of(Deal deal) {
        var details = deal.details();
        return new EditDealRequest(
                deal.customerId(),
                deal.representativeId(),
                deal.productCode(),
                deal.value(),
                details.dealType(),
                details.probabilityPercent(),
                details.source(),
                details.nextStep(),
                details.nextStepOn(),
                details.expectedCloseOn(),
                details.credits().stream()
                        .map(share -> new OpenDealRequest.CreditRequest(share.representativeId(), share.basisPoints()))
                        .toList());
    }

    DealDetails details() {
        return new DealDetails(
                dealType,
                probabilityPercent,
                source,
                nextStep,
                nextStepOn,
                expectedCloseOn,
                OpenDealRequest.shares(credits));
    }
}
