package io.tieout.reconciliation.dispute;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An objection to an invoice, and how far it has got.
///
/// @param request what the ledger was asked last; it stays when the ledger refuses
/// @param eventVersion counts what was told of it
record Dispute(
        UUID companyId,
        UUID disputeId,
        UUID invoiceId,
        UUID customerId,
        Money amount,
        DisputeReason reason,
        DisputeSide openedBy,
        DisputeStatus status,
        @Nullable UUID ownerId,
        LocalDate deadline,
        int requests,
        @Nullable Request request,
        @Nullable Refused refused,
        @Nullable Instant resolvedAt,
        long eventVersion,
        long version) {

    /// @param amount what is given up, or of a dispute that gives nothing up what was disputed
    record Request(DisputeOutcome outcome, Money amount, LocalDate effectiveDate, UUID by) {}

    /// Why the ledger did not follow.
    record Refused(String code, String detail) {}

    static Dispute open(UUID disputeId, UUID customerId, OpenDispute wanted, LocalDate deadline) {
        return new Dispute(
                wanted.companyId(),
                disputeId,
                wanted.invoiceId(),
                customerId,
                wanted.amount(),
                wanted.reason(),
                wanted.openedBy(),
                DisputeStatus.OPEN,
                null,
                deadline,
                0,
                null,
                null,
                null,
                1,
                1);
    }

    Dispute review(UUID reviewer) {
        if (status != DisputeStatus.OPEN) {
            throw new DisputeNotOpen(disputeId, status);
        }
        return with(DisputeStatus.IN_REVIEW, ownerId == null ? reviewer : ownerId, deadline);
    }

    Dispute led(@Nullable UUID owner, LocalDate until) {
        requireGoingOn();
        return with(status, owner, until);
    }

    /// The ledger is to follow.
    Dispute ask(DisputeOutcome outcome, @Nullable Money given, LocalDate date, UUID by) {
        if (status != DisputeStatus.OPEN && status != DisputeStatus.IN_REVIEW) {
            throw new DisputeNotOpen(disputeId, status);
        }
        var wanted = given == null ? amount : given;
        if (!wanted.currency().equals(amount.currency()) || !wanted.isPositive() || wanted.compareTo(amount) > 0) {
            throw new ResolutionExceedsDispute(amount, wanted);
        }
        return new Dispute(
                companyId,
                disputeId,
                invoiceId,
                customerId,
                amount,
                reason,
                openedBy,
                DisputeStatus.RESOLVING,
                ownerId == null ? by : ownerId,
                deadline,
                requests + 1,
                new Request(outcome, wanted, date, by),
                null,
                null,
                eventVersion + 1,
                version + 1);
    }

    boolean waitsForAnswer(int answered) {
        return status == DisputeStatus.RESOLVING && requests == answered;
    }

    Dispute refused(String code, String detail) {
        return answered(DisputeStatus.IN_REVIEW, new Refused(code, detail), null, eventVersion);
    }

    Dispute resolved(Instant at) {
        return answered(DisputeStatus.RESOLVED, null, at, eventVersion + 1);
    }

    Dispute requireVersion(long expected) {
        if (version != expected) {
            throw new StaleVersion(expected, version);
        }
        return this;
    }

    /// Whoever writes or adds something does so before its end.
    void requireGoingOn() {
        if (status == DisputeStatus.RESOLVED) {
            throw new DisputeNotOpen(disputeId, status);
        }
    }

    private Dispute with(DisputeStatus next, @Nullable UUID owner, LocalDate until) {
        return new Dispute(
                companyId,
                disputeId,
                invoiceId,
                customerId,
                amount,
                reason,
                openedBy,
                next,
                owner,
                until,
                requests,
                request,
                refused,
                resolvedAt,
                eventVersion,
                version + 1);
    }

    private Dispute answered(DisputeStatus next, @Nullable Refused why, @Nullable Instant at, long told) {
        return new Dispute(
                companyId,
                disputeId,
                invoiceId,
                customerId,
                amount,
                reason,
                openedBy,
                next,
                ownerId,
                deadline,
                requests,
                request,
                why,
                at,
                told,
                version + 1);
    }
}
