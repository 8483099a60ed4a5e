package io.tieout.reconciliation.matching;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the engine has learned from the people of one company.
///
/// @param aliases all that one of the lines' keys has, of every customer: who leaves one out makes an ambiguous
///     alias look clear
/// @param model ranks the proposals; null: the rules do
/// @param mayDecide whether the company lets that model book what it is sure of
/// @param disputed items that somebody disputes: no model books anything on them
public record Learned(
        List<LearnedAlias> aliases, @Nullable ScoringModel model, boolean mayDecide, Set<String> disputed) {

    public static final Learned NOTHING = new Learned(List.of(), null, false, Set.of());

    public Learned {
        aliases = List.copyOf(aliases);
        disputed = Set.copyOf(disputed);
    }

    static Learned ofAliases(LearnedAlias... aliases) {
        return new Learned(List.of(aliases), null, false, Set.of());
    }
}
