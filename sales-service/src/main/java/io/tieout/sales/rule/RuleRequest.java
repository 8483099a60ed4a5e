package io.tieout.sales.rule;

import io.tieout.sales.change.ObjectKind;
import io.tieout.sales.deal.AutomatedField;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param active true where absent
/// @param dateField the date that the rule waits for; it judges each change where absent
/// @param offsetDays the day, counted from that date; negative before it
/// @param condition an expression, such as `has(deal.value) && deal.value >= money("10000.00", "EUR")`
record RuleRequest(
        @NotBlank @Size(max = 200) String name,
        @NotNull ObjectKind kind,
        @Nullable Boolean active,
        @Nullable @Size(min = 1, max = 60) String dateField,
        @Nullable Integer offsetDays,
        @NotBlank @Size(max = 2000) String condition,
        @NotNull @Size(min = 1, max = 5) List<@Valid @NotNull ActionRequest> actions) {

    SalesRule toRule(UUID ruleId, long version, UUID by, Instant at) {
        return new SalesRule(
                ruleId,
                version,
                name,
                kind,
                active == null || active,
                dateField,
                offsetDays,
                condition,
                actions.stream().map(ActionRequest::toAction).toList(),
                by,
                at);
    }

    record ActionRequest(
            RuleAction.@NotNull Type type,
            @Nullable String title,
            @Nullable Integer dueInDays,
            @Nullable AutomatedField field,
            @Nullable String value,
            @Nullable String stage,
            @Nullable @Size(min = 1, max = 200) String lostReason) {

        RuleAction toAction() {
            return new RuleAction(type, title, dueInDays, field, value, stage, lostReason);
        }
    }
}
