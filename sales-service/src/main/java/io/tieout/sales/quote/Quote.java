package io.tieout.sales.quote;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An offer to a customer, from its draft to its answer.
///
/// @param submittedBy who asked for the approval
/// @param approvedBy somebody else; none where no approval was needed
/// @param orderId the one that its acceptance made
record Quote(
        UUID companyId,
        QuoteId id,
        String number,
        @Nullable UUID dealId,
        UUID customerId,
        UUID ownerUserId,
        QuoteStatus status,
        QuoteRevision current,
        @Nullable UUID submittedBy,
        @Nullable UUID approvedBy,
        @Nullable String declineReason,
        @Nullable UUID orderId,
        long version) {

    /// Another offer instead of the one so far; what was approved and sent was that one.
    Quote revise(QuoteRevision next) {
        requireNotOver();
        return changed(QuoteStatus.DRAFT, next, null, null, null, null);
    }

    /// @param needsApproval above what a seller may offer alone
    Quote submit(boolean needsApproval, UUID by) {
        require(QuoteStatus.DRAFT);
        return changed(needsApproval ? QuoteStatus.WAITING : QuoteStatus.APPROVED, current, by, null, null, null);
    }

    Quote approve(UUID by) {
        require(QuoteStatus.WAITING);
        requireOther(by);
        return changed(QuoteStatus.APPROVED, current, submittedBy, by, null, null);
    }

    Quote sendBack(UUID by) {
        require(QuoteStatus.WAITING);
        requireOther(by);
        return changed(QuoteStatus.DRAFT, current, null, null, null, null);
    }

    Quote send(LocalDate today) {
        require(QuoteStatus.APPROVED, QuoteStatus.SENT);
        if (current.validUntil().isBefore(today)) {
            throw new QuoteOutOfDate(current.validUntil());
        }
        return changed(QuoteStatus.SENT, current, submittedBy, approvedBy, null, null);
    }

    Quote accept(UUID order) {
        require(QuoteStatus.SENT);
        return changed(QuoteStatus.ACCEPTED, current, submittedBy, approvedBy, null, order);
    }

    Quote decline(String reason) {
        requireNotOver();
        return changed(QuoteStatus.DECLINED, current, submittedBy, approvedBy, reason, null);
    }

    private Quote changed(
            QuoteStatus newStatus,
            QuoteRevision revision,
            @Nullable UUID submitter,
            @Nullable UUID approver,
            @Nullable String reason,
            @Nullable UUID order) {
        return new Quote(
                companyId,
                id,
                number,
                dealId,
                customerId,
                ownerUserId,
                newStatus,
                revision,
                submitter,
                approver,
                reason,
                order,
                version + 1);
    }

    private void requireOther(UUID by) {
        if (by.equals(submittedBy) || by.equals(current.madeBy())) {
            throw new QuoteNeedsOtherApprover();
        }
    }

    private void requireNotOver() {
        if (status.isOver()) {
            throw new QuoteNotInState(number, status);
        }
    }

    private void require(QuoteStatus... allowed) {
        if (!List.of(allowed).contains(status)) {
            throw new QuoteNotInState(number, status);
        }
    }
}
