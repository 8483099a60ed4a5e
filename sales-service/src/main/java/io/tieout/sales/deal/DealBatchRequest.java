package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Deals as another system knows them, with their outcome; each one comes in whole or not at all.
record DealBatchRequest(@NotEmpty @Size(max = 500) List<@Valid Item> items) {

    /// @param outcome `OPEN`, `WON` or `LOST`
    /// @param confirmOrder whether a won deal's order is made and confirmed on its closing date: one line, no tax
    record Item(
            @NotBlank @Size(max = 100) String externalNumber,
            @Nullable UUID customerId,
            @Nullable @Size(min = 1, max = 60) String pipeline,
            @Nullable @Size(min = 1, max = 60) String stage,
            @Nullable UUID representativeId,
            @Nullable @Size(min = 1, max = 60) String productCode,
            @Nullable Money value,
            @Nullable LocalDate openedOn,
            @NotNull DealStatus outcome,
            @Nullable LocalDate closedOn,
            @Nullable @Size(min = 1, max = 200) String lostReason,
            @Nullable Boolean confirmOrder) {

        boolean wantsOrder() {
            return Boolean.TRUE.equals(confirmOrder);
        }

        OpenDealRequest toOpenRequest() {
            return new OpenDealRequest(
                    externalNumber, customerId, pipeline, stage, representativeId, productCode, value, openedOn);
        }
    }
}
