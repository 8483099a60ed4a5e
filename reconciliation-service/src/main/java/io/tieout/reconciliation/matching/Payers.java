package io.tieout.reconciliation.matching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out who sent a payment: by IBAN, tax id and full name, and by what people taught.
///
/// A name that fits several customers, after folding or because the bank cut it, identifies nobody, even if it
/// equals one of them.
final class Payers {

    private static final int MOST_FITTING = 20;
    static final int SHORTEST_CUT = 6;

    /// @param only the customer it must be, if exactly one
    /// @param fits all it could be
    /// @param cut whether the name was cut by the bank and that is why it is not clear
    /// @param unproven whether it rests on an alias that is not clear, or that too few matches confirmed
    record Payer(@Nullable Party only, List<Party> fits, boolean cut, List<Evidence> evidence, boolean unproven) {

        Payer(@Nullable Party only, List<Party> fits, boolean cut, List<Evidence> evidence) {
            this(only, fits, cut, evidence, false);
        }

        boolean isKnown() {
            return only != null;
        }

        boolean mayBe(Party party) {
            return fits.contains(party);
        }
    }

    private final OpenItems items;
    private final LearnedPayers learned;

    Payers(OpenItems items, LearnedPayers learned) {
        this.items = items;
        this.learned = learned;
    }

    Payer of(Line line, Reading reading) {
        return learned.beside(byCustomerData(line, reading), line);
    }

    private Payer byCustomerData(Line line, Reading reading) {
        var evidence = new ArrayList<Evidence>();
        var byIban = byIban(line, evidence);
        var byName = new LinkedHashSet<Party>();
        boolean cut = byName(line.payer().name(), byName);
        Set<Party> strong = byIban.isEmpty() ? byTaxId(reading, evidence) : byIban;
        if (!byName.isEmpty()) {
            evidence.add(new Evidence(
                    Signal.PAYER_NAME,
                    line.payer().name(),
                    byName.size() == 1
                            ? "fits " + name(byName.iterator().next())
                            : "fits " + byName.size() + " customers",
                    byName.size() == 1 && !cut ? 30 : 10));
        }
        if (strong.isEmpty()) {
            boolean sure = byName.size() == 1 && !cut;
            return new Payer(sure ? byName.iterator().next() : null, List.copyOf(byName), cut, evidence);
        }
        if (strong.size() > 1) {
            strong = narrowed(strong, byName);
        }
        if (strong.size() == 1 && contradicts(strong.iterator().next(), byName)) {
            evidence.add(new Evidence(
                    Signal.PAYER_NAME, line.payer().name(), "is another customer than the account's", -20));
            strong = new LinkedHashSet<>(strong);
            strong.addAll(byName);
        }
        return new Payer(strong.size() == 1 ? strong.iterator().next() : null, List.copyOf(strong), false, evidence);
    }

    private Set<Party> byIban(Line line, List<Evidence> evidence) {
        var iban = line.payer().iban();
        if (iban == null) {
            return Set.of();
        }
        var parties = new LinkedHashSet<>(items.withIban(Text.compact(iban)));
        if (!parties.isEmpty()) {
            evidence.add(new Evidence(Signal.PAYER_IBAN, iban, "an account of " + names(parties), 40));
        }
        return parties;
    }

    private static Set<Party> byTaxId(Reading reading, List<Evidence> evidence) {
        if (reading.taxIds.isEmpty()) {
            return Set.of();
        }
        var parties = new LinkedHashSet<>(reading.taxIds);
        evidence.add(new Evidence(Signal.PAYER_TAX_ID, reading.text.value(), "tax id of " + names(parties), 35));
        return parties;
    }

    /// @return whether a cut is the reason why the name is not clear
    private boolean byName(String name, Set<Party> found) {
        if (name.isBlank()) {
            return false;
        }
        for (var key : Names.keys(name)) {
            found.addAll(items.withName(key));
        }
        if (!Names.mayBeCut(name)) {
            return false;
        }
        boolean full = !found.isEmpty();
        for (var key : Names.plainKeys(name)) {
            if (key.length() >= SHORTEST_CUT) {
                found.addAll(items.withNameStarting(key, MOST_FITTING));
            }
        }
        return !found.isEmpty() && (!full || found.size() > 1);
    }

    private static Set<Party> narrowed(Set<Party> strong, Set<Party> byName) {
        var both = new LinkedHashSet<>(strong);
        both.retainAll(byName);
        return both.size() == 1 ? both : strong;
    }

    /// The account is one customer's and the name exactly another's: someone is mistaken. Within a group it is
    /// common.
    private static boolean contradicts(Party strong, Set<Party> byName) {
        return !byName.isEmpty() && byName.stream().noneMatch(party -> party.isInGroupOf(strong));
    }

    private static String names(Set<Party> parties) {
        return parties.size() == 1 ? name(parties.iterator().next()) : parties.size() + " customers";
    }

    private static String name(Party party) {
        return party.customer.label();
    }
}
