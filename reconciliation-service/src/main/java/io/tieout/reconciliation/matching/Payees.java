package io.tieout.reconciliation.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who is known of those that money may go to: says whether a line went to somebody else than a party. A text may name
/// a document by mistake; the account and the name are where the money went.
public final class Payees {

    private static final int WEIGHT = -40;

    private final Map<String, Customer> known = new LinkedHashMap<>();
    private final Map<String, List<Customer>> byIban = new LinkedHashMap<>();

    public Payees(Collection<Customer> known) {
        for (var party : known) {
            this.known.put(party.id(), party);
            for (var iban : party.ibans()) {
                byIban.computeIfAbsent(Text.compact(iban), key -> new ArrayList<>())
                        .add(party);
            }
        }
    }

    /// What the other side of a line says against a party; empty where nothing does, or where too little is known.
    public Optional<Evidence> against(Line line, String partyId) {
        var party = known.get(partyId);
        var iban = line.payer().iban();
        if (iban != null && !iban.isBlank()) {
            var owners = byIban.getOrDefault(Text.compact(iban), List.of());
            if (owners.stream().anyMatch(owner -> owner.id().equals(partyId))) {
                return Optional.empty();
            }
            if (!owners.isEmpty()) {
                var labels = owners.stream().map(Customer::label).collect(Collectors.joining(", "));
                return against(Signal.PAYER_IBAN, iban, "an account of " + labels + ", not of the supplier", party);
            }
            if (party != null && !party.ibans().isEmpty()) {
                return against(Signal.PAYER_IBAN, iban, "no known account of the supplier", party);
            }
        }
        var name = line.payer().name();
        if (party == null
                || name.isBlank()
                || party.names().isEmpty()
                || party.names().stream().anyMatch(own -> Names.agree(own, name) || isBeginning(name, own))) {
            return Optional.empty();
        }
        return against(Signal.PAYER_NAME, name, "another name than the supplier's", party);
    }

    private static Optional<Evidence> against(Signal signal, String saw, String meaning, @Nullable Customer party) {
        return Optional.of(new Evidence(signal, saw, party == null ? meaning : meaning + ": " + party.label(), WEIGHT));
    }

    private static boolean isBeginning(String cut, String whole) {
        return Names.mayBeCut(cut)
                && Names.plainKeys(cut).stream()
                        .filter(key -> key.length() >= Payers.SHORTEST_CUT)
                        .anyMatch(key -> Names.plainKeys(whole).stream().anyMatch(own -> own.startsWith(key)));
    }
}
