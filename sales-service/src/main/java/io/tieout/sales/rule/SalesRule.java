package io.tieout.sales.rule;

import io.tieout.sales.change.ObjectKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rule in one of its versions.
///
/// @param active whether it judges anything
/// @param dateField the date that it waits for; none: it judges each change
/// @param offsetDays the day, counted from that date; negative before it
/// @param condition an expression that must hold
record SalesRule(
        UUID ruleId,
        long version,
        String name,
        ObjectKind kind,
        boolean active,
        @Nullable String dateField,
        @Nullable Integer offsetDays,
        String condition,
        List<RuleAction> actions,
        UUID madeBy,
        Instant madeAt) {

    private static final int FARTHEST = 3_650;

    SalesRule {
        actions = List.copyOf(actions);
    }

    /// @throws InvalidRule saying what is wrong and where
    SalesRule valid() {
        RuleCondition.of(kind, condition);
        if ((dateField == null) != (offsetDays == null)) {
            throw new InvalidRule("/offsetDays", "and dateField go together");
        }
        if (dateField != null && FactType.of(kind).get(dateField) != FactType.DAY) {
            throw new InvalidRule("/dateField", "is no date of this kind");
        }
        if (offsetDays != null && Math.abs(offsetDays) > FARTHEST) {
            throw new InvalidRule("/offsetDays", "must be between -" + FARTHEST + " and " + FARTHEST);
        }
        for (int index = 0; index < actions.size(); index++) {
            var action = actions.get(index);
            action.requireValid("/actions/" + index);
            if (kind == ObjectKind.CONTRACT && action.type() != RuleAction.Type.NOTIFY) {
                throw new InvalidRule("/actions/" + index + "/type", "must be NOTIFY: a contract has no deal");
            }
        }
        return this;
    }
}
