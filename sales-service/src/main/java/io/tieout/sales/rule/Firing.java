package io.tieout.sales.rule;

import io.tieout.sales.change.ObjectKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a version of a rule made of a version of a document.
///
/// @param dueOn the day that it waited for; none: it judged a change
/// @param inputs the facts that it saw
/// @param reason why nothing was done, where the actions do not say
record Firing(
        UUID firingId,
        UUID ruleId,
        long ruleVersion,
        ObjectKind kind,
        UUID objectId,
        long objectVersion,
        @Nullable LocalDate dueOn,
        Map<String, Object> inputs,
        Outcome outcome,
        @Nullable String reason,
        List<RuleAction.Result> results,
        Instant firedAt) {

    enum Outcome {
        FIRED,
        PARTLY,
        REFUSED,
        NOT_MATCHED,
        NOT_EVALUATED;

        static Outcome of(List<RuleAction.Result> results) {
            long done = results.stream().filter(RuleAction.Result::done).count();
            if (done == results.size()) {
                return FIRED;
            }
            return done == 0 ? REFUSED : PARTLY;
        }
    }
}
