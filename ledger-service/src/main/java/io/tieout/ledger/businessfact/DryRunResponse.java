package io.tieout.ledger.businessfact;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.ledger.postingrule.RuleName;
import io.tieout.platform.money.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What rules would make of facts; nothing of it is kept.
///
/// @param complete false: the range has more facts than are shown
/// @param differing how many facts the books would show otherwise than they do
record DryRunResponse(int posted, int waiting, int differing, boolean complete, List<Result> results) {

    /// @param factId of a kept fact
    /// @param rule that stands for it
    /// @param code why it would wait, see the list of problems
    /// @param lines of the entry that it would have
    /// @param entryId the entry that it has
    /// @param entryLines of that entry
    /// @param differs whether the books would show the fact otherwise than they do
    record Result(
            @Nullable BusinessFactId factId,
            FactSource source,
            String externalId,
            FactState state,
            @Nullable RuleName rule,
            @Nullable String code,
            @Nullable String detail,
            List<Line> lines,
            @Nullable EntryId entryId,
            List<Line> entryLines,
            boolean differs) {}

    record Line(
            AccountCode account,
            Side side,
            Money amount,
            @Nullable Money foreignAmount,
            Map<String, String> dimensions) {

        static Line from(LineDraft line) {
            var foreign = line.foreign();
            return new Line(
                    line.account(),
                    line.side(),
                    line.amount(),
                    foreign == null ? null : foreign.amount(),
                    line.dimensions());
        }

        static List<Line> of(@Nullable EntryDraft entry) {
            return entry == null
                    ? List.of()
                    : entry.lines().stream().map(Line::from).toList();
        }
    }

    static DryRunResponse of(List<Result> results, boolean complete) {
        int posted = (int) results.stream()
                .filter(result -> result.state() == FactState.POSTED)
                .count();
        return new DryRunResponse(
                posted,
                results.size() - posted,
                (int) results.stream().filter(Result::differs).count(),
                complete,
                results);
    }
}
