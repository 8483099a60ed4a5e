package io.tieout.reconciliation.customerview;

import io.tieout.reconciliation.matching.AliasKind;
import io.tieout.reconciliation.matching.Customer;
import io.tieout.reconciliation.matching.LearnedAlias;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Makes one payer of the customers that were merged.
final class KnownParties {

    private final Map<UUID, KnownCustomer> known = new LinkedHashMap<>();

    private KnownParties(Collection<KnownCustomer> customers) {
        customers.forEach(customer -> known.put(customer.customerId(), customer));
    }

    /// @param customers whole parties
    static List<Customer> of(Collection<KnownCustomer> customers) {
        if (customers.stream().allMatch(customer -> customer.mergedInto() == null)) {
            return customers.stream().map(KnownCustomer::forMatching).toList();
        }
        return new KnownParties(customers).customers();
    }

    private List<Customer> customers() {
        var parties = new LinkedHashMap<UUID, List<KnownCustomer>>();
        for (var customer : known.values()) {
            parties.computeIfAbsent(survivor(customer.customerId()), id -> new ArrayList<>())
                    .add(customer);
        }
        return parties.entrySet().stream()
                .map(party -> together(party.getKey(), party.getValue()))
                .toList();
    }

    private UUID survivor(UUID customerId) {
        return Optional.ofNullable(known.get(customerId))
                .map(KnownCustomer::mergedInto)
                .orElse(customerId);
    }

    private Customer together(UUID survivorId, List<KnownCustomer> members) {
        // The one that stays may have been erased, or its news are still on their way.
        var first = known.getOrDefault(survivorId, members.getFirst());
        var all = Stream.concat(Stream.of(first), members.stream()).distinct().toList();
        var names = new LinkedHashSet<String>();
        var ibans = new LinkedHashSet<String>();
        for (var member : all) {
            names.add(member.name());
            names.addAll(member.otherNames());
            ibans.addAll(member.ibans());
        }
        return new Customer(
                survivorId.toString(),
                List.copyOf(names),
                first.customerNumber(),
                all.stream()
                        .flatMap(member -> Stream.ofNullable(member.taxId()))
                        .findFirst()
                        .orElse(null),
                // Whose group it is in was decided when they were merged: what the others say of it is past.
                Optional.ofNullable(first.parentId())
                        .map(this::survivor)
                        .filter(parent -> !parent.equals(survivorId))
                        .map(UUID::toString)
                        .orElse(null),
                List.copyOf(ibans));
    }

    /// @param survivors of those customers that were merged
    static List<LearnedAlias> together(Collection<LearnedAlias> aliases, Map<UUID, UUID> survivors) {
        record Key(AliasKind kind, String key, String customerId) {}
        var together = new LinkedHashMap<Key, LearnedAlias>();
        for (var alias : aliases) {
            var own = UUID.fromString(alias.customerId());
            var customer =
                    Objects.requireNonNull(survivors.getOrDefault(own, own)).toString();
            together.merge(
                    new Key(alias.kind(), alias.key(), customer),
                    new LearnedAlias(alias.kind(), alias.key(), customer, alias.confirmed(), alias.undone()),
                    (one, other) -> new LearnedAlias(
                            one.kind(),
                            one.key(),
                            customer,
                            one.confirmed() + other.confirmed(),
                            one.undone() + other.undone()));
        }
        return List.copyOf(together.values());
    }
}
