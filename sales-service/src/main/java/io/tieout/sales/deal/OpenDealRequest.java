package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param pipeline where absent the one for deals of this type and the representative's team, else `standard`
/// @param stage the pipeline's first where absent
/// @param probabilityPercent as the stage says where absent
/// @param credits whose success it is, 10000 basis points together
record OpenDealRequest(
        @Nullable @Size(min = 1, max = 100) String externalNumber,
        @Nullable UUID customerId,
        @Nullable @Size(min = 1, max = 60) String pipeline,
        @Nullable @Size(min = 1, max = 60) String stage,
        @Nullable UUID representativeId,
        @Nullable @Size(min = 1, max = 60) String productCode,
        @Nullable Money value,
        @Nullable LocalDate openedOn,
        @Nullable @Size(min = 1, max = 60) String dealType,
        @Nullable @Min(0) @Max(100) Integer probabilityPercent,
        @Nullable @Size(min = 1, max = 100) String source,
        @Nullable @Size(min = 1, max = 500) String nextStep,
        @Nullable LocalDate nextStepOn,
        @Nullable LocalDate expectedCloseOn,
        @Nullable @Size(max = 20) List<@Valid CreditRequest> credits) {

    /// Without details.
    OpenDealRequest(
            @Nullable String externalNumber,
            @Nullable UUID customerId,
            @Nullable String pipeline,
            @Nullable String stage,
            @Nullable UUID representativeId,
            @Nullable String productCode,
            @Nullable Money value,
            @Nullable LocalDate openedOn) {
        this(
                externalNumber,
                customerId,
                pipeline,
                stage,
                representativeId,
                productCode,
                value,
                openedOn,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    record CreditRequest(
            @NotNull UUID representativeId,
            @Min(1) @Max(10_000) int basisPoints) {}

    static List<CreditShare> shares(@Nullable List<CreditRequest> credits) {
        return Objects.requireNonNullElse(credits, List.<CreditRequest>of()).stream()
                .map(credit -> new CreditShare(credit.representativeId(), credit.basisPoints()))
                .toList();
    }

    DealDetails details() {
        return new DealDetails(
                dealType, probabilityPercent, source, nextStep, nextStepOn, expectedCloseOn, shares(credits));
    }
}
