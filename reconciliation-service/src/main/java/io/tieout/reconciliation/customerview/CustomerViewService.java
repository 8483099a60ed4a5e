package io.tieout.reconciliation.customerview;

import io.tieout.reconciliation.matching.Customer;
import io.tieout.reconciliation.matching.LearnedAlias;
import io.tieout.reconciliation.matching.LookupKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the customers and finds those that a bank line may come from.
@Service
@Transactional
public class CustomerViewService {

    private static final int GROUP_LEVELS = 8;

    private final CustomerViewRepository customers;
    private final List<KnownCustomersObserver> observers;
    private final List<ErasedCustomersObserver> erasures;

    CustomerViewService(
            CustomerViewRepository customers,
            List<KnownCustomersObserver> observers,
            List<ErasedCustomersObserver> erasures) {
        this.customers = customers;
        this.observers = List.copyOf(observers);
        this.erasures = List.copyOf(erasures);
    }

    void put(KnownCustomer customer) {
        if (customers.put(customer)) {
            customers.setMerged(customer.companyId(), customer.customerId(), customer.mergedInto());
            var keys = LookupKeys.of(customer.forMatching());
            var numbers = new ArrayList<>(keys.numbers());
            var external = customer.externalNumber();
            if (external != null) {
                numbers.addAll(LookupKeys.ofItem(List.of(external), List.of()).numbers());
            }
            customers.replaceTokens(
                    customer,
                    Map.of(
                            "NAME", keys.names(),
                            "PLAIN_NAME", keys.plainNames(),
                            "IBAN", keys.ibans(),
                            "TAX_ID", keys.taxIds(),
                            "NUMBER", numbers));
            observers.forEach(observer -> observer.customerKnown(customer.companyId(), customer.customerId(), keys));
        }
    }

    void erase(UUID companyId, UUID customerId) {
        customers.delete(companyId, customerId);
        erasures.forEach(observer -> observer.customerErased(companyId, customerId));
    }

    /// Everyone whom one of these keys may mean.
    public List<UUID> idsByKeys(UUID companyId, Collection<LookupKeys.OfLine> keys) {
        return customers.idsByKeys(companyId, keys);
    }

    /// Those of these keys that no customer has, under the kinds of [LookupKeys].
    public Map<String, Set<String>> unknownKeys(UUID companyId, Map<String, Set<String>> keysByKind) {
        var unknown = new LinkedHashMap<String, Set<String>>();
        keysByKind.forEach((kind, keys) -> {
            var rest = new LinkedHashSet<>(keys);
            if (!rest.isEmpty()) {
                rest.removeAll(customers.knownKeys(companyId, kind, keys));
            }
            unknown.put(kind, rest);
        });
        return unknown;
    }

    /// The customers and all that are one with them, since they were merged.
    public Set<UUID> parties(UUID companyId, Collection<UUID> customerIds) {
        return customers.parties(companyId, customerIds);
    }

    /// What was learned of customers that were merged was learned of the one that stays.
    public List<LearnedAlias> ofParties(UUID companyId, List<LearnedAlias> aliases) {
        var survivors = customers.survivors(
                companyId,
                aliases.stream()
                        .map(alias -> UUID.fromString(alias.customerId()))
                        .collect(Collectors.toSet()));
        return survivors.isEmpty() ? aliases : KnownParties.together(aliases, survivors);
    }

    /// These customers with their whole groups: parents, sisters and subsidiaries. Merged ones are one customer here,
    /// the one that stays, which is recognised by everything that any of them was.
    public List<Customer> withGroups(UUID companyId, Collection<UUID> customerIds) {
        var found = new LinkedHashMap<UUID, KnownCustomer>();
        var wanted = List.copyOf(customerIds);
        for (int level = 0; level < GROUP_LEVELS && !wanted.isEmpty(); level++) {
            var next = new ArrayList<UUID>();
            for (var customer : customers.withNeighbours(companyId, wanted)) {
                if (found.put(customer.customerId(), customer) == null) {
                    next.add(customer.customerId());
                }
            }
            wanted = next;
        }
        return KnownParties.of(found.values());
    }
}
