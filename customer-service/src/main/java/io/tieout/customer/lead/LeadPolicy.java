package io.tieout.customer.lead;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How leads find their owner.
///
/// @param rules the first that fits decides; where none does the lead goes to the pool
/// @param maxOpenLeads that a person may have and still claim one or be given one by a rule
/// @param recycleAfterDays without a touch, after which a lead goes back to the pool
record LeadPolicy(List<Rule> rules, int maxOpenLeads, int recycleAfterDays) {

    /// What a company begins with: everything goes to the pool.
    static final LeadPolicy STANDARD = new LeadPolicy(List.of(), 50, 14);

    LeadPolicy {
        rules = List.copyOf(rules);
    }

    /// @param source none fits any; likewise the region
    /// @param userIds who gets leads by this rule, in turn
    record Rule(@Nullable String source, @Nullable String region, List<UUID> userIds) {

        Rule {
            userIds = List.copyOf(userIds);
        }

        boolean fits(NewLead lead) {
            return fits(source, lead.source()) && fits(region, lead.region());
        }

        private static boolean fits(@Nullable String wanted, @Nullable String found) {
            return wanted == null || wanted.equalsIgnoreCase(Objects.requireNonNullElse(found, ""));
        }
    }

    /// The place of the rule that fits, from zero.
    Optional<Integer> ruleFor(NewLead lead) {
        for (int number = 0; number < rules.size(); number++) {
            if (rules.get(number).fits(lead)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }
}
