package io.tieout.reconciliation.paymentmatch;

import io.tieout.reconciliation.matching.Customer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Which customers belong together.
///
/// @param known whoever is not is in no group that we could tell
/// @param parents of those customers that have one
record Groups(Set<UUID> known, Map<UUID, UUID> parents) {

    Groups {
        known = Set.copyOf(known);
        parents = Map.copyOf(parents);
    }

    static Groups of(Collection<Customer> customers) {
        var known = new HashSet<UUID>();
        var parents = new HashMap<UUID, UUID>();
        for (var customer : customers) {
            known.add(UUID.fromString(customer.id()));
            var parent = customer.parentId();
            if (parent != null) {
                parents.put(UUID.fromString(customer.id()), UUID.fromString(parent));
            }
        }
        return new Groups(known, parents);
    }

    boolean know(Collection<UUID> customers) {
        return known.containsAll(customers);
    }

    /// Whether one of these and one of those are of the same group.
    boolean share(Collection<UUID> some, Collection<UUID> others) {
        var heads = new HashSet<UUID>();
        some.forEach(customer -> heads.add(head(customer)));
        return others.stream().anyMatch(customer -> heads.contains(head(customer)));
    }

    /// Customers that own each other in a circle have no head but are a group all the same.
    private UUID head(UUID customer) {
        var seen = new HashSet<UUID>();
        var head = customer;
        for (var parent = parents.get(head); parent != null && seen.add(head); parent = parents.get(head)) {
            head = parent;
        }
        return seen.contains(head) ? seen.stream().min(UUID::compareTo).orElse(head) : head;
    }
}
