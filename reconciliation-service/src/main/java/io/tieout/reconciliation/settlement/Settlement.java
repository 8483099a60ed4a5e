package io.tieout.reconciliation.settlement;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A settlement on its way.
///
/// @param effectiveDate accounting date of what is posted, or taken back
/// @param requests what the ledger was asked so far
record Settlement(
        UUID companyId,
        UUID id,
        UUID customerId,
        LocalDate effectiveDate,
        Money settled,
        List<SettlementLine> lines,
        SettlementStatus status,
        UUID draftedBy,
        @Nullable UUID approvedBy,
        int requests,
        @Nullable Refused refused,
        long version) {

    /// Why the ledger did not follow.
    record Refused(String code, String detail) {}

    Settlement {
        lines = List.copyOf(lines);
    }

    Settlement approve(UUID approver, long expected) {
        requireIn(SettlementStatus.DRAFT, expected);
        if (approver.equals(draftedBy)) {
            throw new SettlementNeedsFourEyes();
        }
        return next(SettlementStatus.APPROVED, effectiveDate, approver, requests + 1, null);
    }

    Settlement withdraw(long expected) {
        requireIn(SettlementStatus.DRAFT, expected);
        return next(SettlementStatus.WITHDRAWN, effectiveDate, approvedBy, requests, refused);
    }

    Settlement undo(LocalDate date, long expected) {
        requireIn(SettlementStatus.POSTED, expected);
        return next(SettlementStatus.UNDOING, date, approvedBy, requests + 1, null);
    }

    boolean waitsForAnswer(int answered) {
        return requests == answered && (status == SettlementStatus.APPROVED || status == SettlementStatus.UNDOING);
    }

    /// The ledger did what it was asked to.
    Settlement done() {
        return next(
                status == SettlementStatus.APPROVED ? SettlementStatus.POSTED : SettlementStatus.UNDONE,
                effectiveDate,
                approvedBy,
                requests,
                null);
    }

    /// It is where it was before.
    Settlement refused(Refused why) {
        boolean posting = status == SettlementStatus.APPROVED;
        return next(
                posting ? SettlementStatus.DRAFT : SettlementStatus.POSTED,
                effectiveDate,
                posting ? null : approvedBy,
                requests,
                why);
    }

    private void requireIn(SettlementStatus wanted, long expected) {
        if (version != expected) {
            throw new StaleVersion(expected, version);
        }
        if (status != wanted) {
            throw new SettlementPastThisStep(id, status);
        }
    }

    private Settlement next(
            SettlementStatus to, LocalDate date, @Nullable UUID approver, int asked, @Nullable Refused why) {
        return new Settlement(
                companyId, id, customerId, date, settled, lines, to, draftedBy, approver, asked, why, version + 1);
    }
}
