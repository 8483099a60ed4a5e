package io.tieout.sales.deal;

import io.tieout.platform.money.Money;
import io.tieout.sales.pipeline.DealField;
import io.tieout.sales.pipeline.Pipeline;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A possible sale. It moves through the stages of its pipeline until it is won or lost.
///
/// @param externalNumber the number another system knows it by
/// @param pipelineVersion under whose rules it was opened, and stays
/// @param version counts its changes
/// @param eventVersion counts its events: opening, each move and closing publish exactly one
record Deal(
        UUID companyId,
        DealId id,
        @Nullable String externalNumber,
        @Nullable UUID customerId,
        String pipeline,
        long pipelineVersion,
        String stage,
        DealStatus status,
        @Nullable UUID representativeId,
        UUID ownerUserId,
        @Nullable String productCode,
        @Nullable Money value,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable String lostReason,
        DealDetails details,
        long version,
        long eventVersion) {

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
                pipelineVersion,
                newStage,
                status,
                representativeId,
                ownerUserId,
                productCode,
                value,
                openedOn,
                closedOn,
                lostReason,
                details,
                version + 1,
                eventVersion + 1);
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

    /// Changes what is known of it, not its stage: other services are not told.
    Deal edit(
            @Nullable UUID newCustomerId,
            @Nullable UUID newRepresentativeId,
            @Nullable String newProductCode,
            @Nullable Money newValue,
            DealDetails newDetails) {
        requireOpen();
        return new Deal(
                companyId,
                id,
                externalNumber,
                newCustomerId,
                pipeline,
                pipelineVersion,
                stage,
                status,
                newRepresentativeId,
                ownerUserId,
                newProductCode,
                newValue,
                openedOn,
                closedOn,
                lostReason,
                newDetails,
                version + 1,
                eventVersion);
    }

    private Deal close(DealStatus outcome, LocalDate date, @Nullable Money worth, @Nullable String reason) {
        return new Deal(
                companyId,
                id,
                externalNumber,
                customerId,
                pipeline,
                pipelineVersion,
                stage,
                outcome,
                representativeId,
                ownerUserId,
                productCode,
                worth,
                openedOn,
                date,
                reason,
                details,
                version + 1,
                eventVersion + 1);
    }

    boolean has(DealField field) {
        return switch (field) {
            case CUSTOMER -> customerId != null;
            case VALUE -> value != null;
            case REPRESENTATIVE -> representativeId != null;
            case PRODUCT -> productCode != null;
            case SOURCE -> details.source() != null;
            case NEXT_STEP -> details.nextStep() != null;
            case EXPECTED_CLOSE -> details.expectedCloseOn() != null;
        };
    }

    void requireOpen() {
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
