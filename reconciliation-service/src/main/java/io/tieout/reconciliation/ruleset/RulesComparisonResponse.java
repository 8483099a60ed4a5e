package io.tieout.reconciliation.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// In what two sets of rules differ.
///
/// @param with the other set; absent for the standard rules
record RulesComparisonResponse(
        UUID matchingRulesId, @Nullable UUID with, List<Difference> differences) {

    /// @param value of this set; absent where only the other one has the setting
    /// @param other of the other set
    record Difference(
            String setting,
            @Nullable String value,
            @Nullable String other) {}

    static RulesComparisonResponse of(RuleSet set, @Nullable RuleSet with) {
        var one = set.rules().settings();
        var other = (with == null ? MatchingRules.standard() : with.rules()).settings();
        var names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        var differences = new ArrayList<Difference>();
        for (var name : names) {
            if (!Objects.equals(one.get(name), other.get(name))) {
                differences.add(new Difference(name, one.get(name), other.get(name)));
            }
        }
        return new RulesComparisonResponse(set.id(), with == null ? null : with.id(), differences);
    }
}
