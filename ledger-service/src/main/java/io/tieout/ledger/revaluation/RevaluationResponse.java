package io.tieout.ledger.revaluation;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param id absent in a dry run
/// @param gain unrealised gains of the day
/// @param loss unrealised losses of the day
/// @param entryId absent when nothing differed
/// @param reversedOn when what does not last is taken back
/// @param lines what differed, at most 1,000 of them; only with a single revaluation
record RevaluationResponse(
        @Nullable RevaluationId id,
        LocalDate date,
        RevaluationPolicy policy,
        Money gain,
        Money loss,
        @Nullable EntryId entryId,
        @Nullable LocalDate reversedOn,
        @Nullable EntryId reversalEntryId,
        @Nullable UUID decidedBy,
        @Nullable Instant recordedAt,
        @Nullable List<LineResponse> lines) {

    static final int MAX_LINES = 1_000;

    /// All amounts are debit minus credit.
    ///
    /// @param foreignItemId absent: all that is on the account
    /// @param open in its own currency at the end of the day
    /// @param before what it stood at in the books
    /// @param after what it stands at
    /// @param difference positive is a gain
    /// @param lasting what of the difference stays
    record LineResponse(
            @Nullable UUID foreignItemId,
            AccountCode account,
            Money open,
            Rate rate,
            Money before,
            Money after,
            Money difference,
            Money lasting) {

        static LineResponse from(RevaluedExposure line) {
            var item = line.before().item();
            return new LineResponse(
                    item == null ? null : item.id().value(),
                    line.before().account(),
                    line.before().open(),
                    line.rate(),
                    line.before().carrying(),
                    line.after(),
                    line.difference(),
                    line.lasting());
        }
    }

    /// What would be posted.
    static RevaluationResponse of(RevaluationPlan plan) {
        return new RevaluationResponse(
                null,
                plan.date(),
                plan.policy(),
                plan.gain(),
                plan.loss(),
                null,
                null,
                null,
                null,
                null,
                plan.changed().stream().limit(MAX_LINES).map(LineResponse::from).toList());
    }

    RevaluationResponse with(List<LineResponse> found) {
        return new RevaluationResponse(
                id,
                date,
                policy,
                gain,
                loss,
                entryId,
                reversedOn,
                reversalEntryId,
                decidedBy,
                recordedAt,
                List.copyOf(found));
    }
}
