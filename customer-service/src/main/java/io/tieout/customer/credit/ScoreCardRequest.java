package io.tieout.customer.credit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/// @param weights of all factors
/// @param reason why it changes
record ScoreCardRequest(
        @NotNull Map<Factor, @NotNull @Min(0) @Max(1000) Integer> weights,
        @NotNull @Min(1) @Max(3650) Integer worstDaysOverdue,
        @NotNull @Min(1) @Max(1000) Integer worstDisputes,
        @NotNull @Min(1) @Max(1200) Integer trustedMonths,
        @NotNull @Size(min = 4, max = 4) List<@NotNull @Min(0) @Max(1000) Integer> thresholds,
        @NotBlank @Size(max = 500) String reason) {

    ScoreCard toScoreCard() {
        for (var factor : Factor.values()) {
            if (!weights.containsKey(factor)) {
                throw new InvalidCreditRules("weights", "have none for " + factor);
            }
        }
        int total = weights.values().stream().mapToInt(Integer::intValue).sum();
        if (total > ScoreCard.BEST) {
            throw new InvalidCreditRules("weights", "come to " + total + ", more than " + ScoreCard.BEST);
        }
        for (int index = 1; index < thresholds.size(); index++) {
            if (thresholds.get(index) >= thresholds.get(index - 1)) {
                throw new InvalidCreditRules("thresholds", "must fall from A to D");
            }
        }
        return new ScoreCard(weights, worstDaysOverdue, worstDisputes, trustedMonths, thresholds);
    }
}
