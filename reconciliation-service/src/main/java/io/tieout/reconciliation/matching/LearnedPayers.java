package io.tieout.reconciliation.matching;

import io.tieout.reconciliation.matching.Payers.Payer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds to what customer data says about a payer what people taught.
///
/// What was learned is weaker: it speaks where customer data is silent or leaves a choice, never against it. An
/// alias that was ever confirmed for two customers says nothing.
final class LearnedPayers {

    private static final int MOST_WEIGHT = 25;

    private final OpenItems items;
    private final Map<Key, List<LearnedAlias>> byKey = new HashMap<>();

    LearnedPayers(OpenItems items, Collection<LearnedAlias> aliases) {
        this.items = items;
        aliases.stream()
                .filter(alias -> alias.confirmed() > 0)
                .sorted((a, b) -> a.customerId().compareTo(b.customerId()))
                .forEach(alias -> byKey.computeIfAbsent(new Key(alias.kind(), alias.key()), key -> new ArrayList<>())
                        .add(alias));
    }

    private record Key(AliasKind kind, String key) {}

    /// What all the line's aliases say together.
    private static final class Verdict {
        final List<Evidence> evidence = new ArrayList<>();
        final Set<Party> parties = new LinkedHashSet<>();
        boolean ambiguous;
        boolean proven;

        @Nullable
        Party only() {
            return !ambiguous && parties.size() == 1 ? parties.iterator().next() : null;
        }
    }

    Payer beside(Payer stored, Line line) {
        if (byKey.isEmpty()) {
            return stored;
        }
        var verdict = new Verdict();
        AliasKeys.of(line).forEach((kind, keys) -> keys.forEach(key -> judge(new Key(kind, key), verdict)));
        if (verdict.evidence.isEmpty()) {
            return stored;
        }
        var evidence = new ArrayList<>(stored.evidence());
        evidence.addAll(verdict.evidence);
        var taught = verdict.only();
        if (taught == null) {
            var fits = new LinkedHashSet<>(stored.fits());
            if (stored.only() == null) {
                fits.addAll(verdict.parties);
            }
            boolean guessed = fits.size() > stored.fits().size();
            return new Payer(stored.only(), List.copyOf(fits), stored.cut(), evidence, guessed);
        }
        if (stored.fits().isEmpty()) {
            return new Payer(taught, List.of(taught), false, evidence, !verdict.proven);
        }
        var known = stored.only();
        if (known == null) {
            return stored.fits().contains(taught)
                    ? new Payer(taught, stored.fits(), false, evidence, !verdict.proven)
                    : new Payer(null, stored.fits(), stored.cut(), evidence, false);
        }
        if (verdict.proven && !known.isInGroupOf(taught)) {
            evidence.add(new Evidence(
                    Signal.LEARNED_ALIAS, line.payer().name(), "was another customer than the data says", -20));
            return new Payer(null, List.of(known, taught), false, evidence, false);
        }
        return new Payer(known, stored.fits(), stored.cut(), evidence, false);
    }

    private void judge(Key key, Verdict verdict) {
        var aliases = byKey.getOrDefault(key, List.of());
        if (aliases.isEmpty()) {
            return;
        }
        var parties = new LinkedHashSet<Party>();
        for (var alias : aliases) {
            var party = items.party(alias.customerId());
            if (party != null) {
                parties.add(party);
            }
        }
        if (aliases.size() > 1) {
            verdict.ambiguous = true;
            verdict.parties.addAll(parties);
            verdict.evidence.add(new Evidence(
                    Signal.LEARNED_ALIAS,
                    key.key(),
                    "was confirmed for " + aliases.size() + " customers and identifies none",
                    0));
            return;
        }
        var alias = aliases.getFirst();
        var counts = "was confirmed " + alias.confirmed() + " times and taken back " + alias.undone() + " times";
        if (alias.standing() <= 0 || parties.isEmpty()) {
            verdict.evidence.add(new Evidence(Signal.LEARNED_ALIAS, key.key(), counts, 0));
            return;
        }
        verdict.parties.addAll(parties);
        verdict.proven |= alias.isProven();
        verdict.evidence.add(new Evidence(
                Signal.LEARNED_ALIAS,
                key.key(),
                counts + " for " + parties.iterator().next().customer.label(),
                Math.min(MOST_WEIGHT, 5 * (1 + alias.standing()))));
    }
}
