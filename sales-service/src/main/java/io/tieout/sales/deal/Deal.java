package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import io.tieout.sales.pipeline.Pipeline;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A possible sale. It moves through the stages of its pipeline until it is won or lost.
///
/// @param externalNumber the number another system knows it by
/// @param version counts its events: each change publishes exactly one
record Deal(
        UUID companyId,
        DealId id,
        @Nullable String externalNumber,
        @Nullable UUID customerId,
        String pipeline,
        String stage,
        DealStatus status,
        @Nullable UUID representativeId,
        UUID ownerUserId,
        @Nullable String productCode,
        @Nullable Money value,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable String lostReason,
        long version) {

    Deal moveTo(String newStage, Pipeline within) {
        requireOpen();
        if (!within.has(newStage)) {
            throw new StageUnknown(newStage, within.pipelineCode());
        }
        return new Deal(
                companyId,
                id,
                externalNumber,
                customerId,
                pipeline,
                newStage,
                status,
                representativeId,
                ownerUserId,
                productCode,
                value,
                openedOn,
                closedOn,
                lostReason,
                version + 1);
    }

    /// @param finalValue what it was won for; the value so far where null
    Deal win(LocalDate date, @Nullable Money finalValue) {
        requireOpen();
        requireNotBeforeOpening(date);
        var worth = finalValue == null ? value : finalValue;
        if (customerId == null) {
            throw new DealIncomplete("customerId", "a deal without a customer cannot be won");
        }
        if (worth == null) {
            throw new DealIncomplete("value", "a deal without a value cannot be won");
        }
        return close(DealStatus.WON, date, worth, null);
    }

    Deal lose(LocalDate date, String reason) {
        requireOpen();
        requireNotBeforeOpening(date);
        return close(DealStatus.LOST, date, value, reason);
    }

    private Deal close(DealStatus outcome, LocalDate date, @Nullable Money worth, @Nullable String reason) {
        return new Deal(
                companyId,
                id,
                externalNumber,
                customerId,
                pipeline,
                stage,
                outcome,
                representativeId,
                ownerUserId,
                productCode,
                worth,
                openedOn,
                date,
                reason,
                version + 1);
    }

    private void requireOpen() {
        if (status != DealStatus.OPEN) {
            throw new DealClosed(id, status);
        }
    }

    private void requireNotBeforeOpening(LocalDate date) {
        if (openedOn != null && date.isBefore(openedOn)) {
            throw new DealIncomplete("closeDate", "lies before the deal was opened on " + openedOn);
        }
    }
}
