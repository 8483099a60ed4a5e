package io.tieout.customer.credit;

import io.tieout.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// @param rules by rating; a rating without one has no limit
/// @param holdFromDaysOverdue from so many days overdue on every order waits
record CreditPolicyRequest(
        @NotNull Map<Rating, @NotNull @Valid RuleRequest> rules,
        @Nullable @Min(1) @Max(3650) Integer holdFromDaysOverdue,
        @NotBlank @Size(max = 500) String reason) {

    record RuleRequest(
            @Nullable @Size(max = 50) List<@NotNull Money> limits,
            @Nullable @Min(0) @Max(3650) Integer paymentTermDays,
            @NotNull Hold hold) {}

    CreditPolicy toPolicy() {
        var checked = new EnumMap<Rating, CreditPolicy.Rule>(Rating.class);
        rules.forEach((rating, rule) -> checked.put(rating, rule(rating, rule)));
        return new CreditPolicy(checked, holdFromDaysOverdue);
    }

    private static CreditPolicy.Rule rule(Rating rating, RuleRequest rule) {
        var limits = Objects.requireNonNullElse(rule.limits(), List.<Money>of());
        var field = "rules/" + rating + "/limits";
        if (limits.stream().map(Money::currency).distinct().count() < limits.size()) {
            throw new InvalidCreditRules(field, "name a currency twice");
        }
        if (limits.stream().anyMatch(Money::isNegative)) {
            throw new InvalidCreditRules(field, "must not be negative");
        }
        if (rule.hold() == Hold.OVER_LIMIT && limits.isEmpty()) {
            throw new InvalidCreditRules(field, "are needed to hold what exceeds them");
        }
        return new CreditPolicy.Rule(limits, rule.paymentTermDays(), rule.hold());
    }
}
