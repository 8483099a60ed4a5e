package io.tieout.ledger.customerview;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class CustomerViewService {

    private final CustomerViewRepository customers;

    CustomerViewService(CustomerViewRepository customers) {
        this.customers = customers;
    }

    public boolean knows(UUID companyId, UUID customerId) {
        return customers.exists(companyId, customerId);
    }

    /// Whether the ledger was told of this party, and of nothing against its being a supplier.
    public boolean maySupply(UUID companyId, UUID partyId) {
        return customers.maySupply(companyId, partyId);
    }

    /// Those of the customers that the ledger was told of.
    public Set<UUID> known(UUID companyId, Collection<UUID> customerIds) {
        return customers.known(companyId, customerIds);
    }

    /// Who stands at the top of each one's group; somebody without a group is its own.
    public Map<UUID, UUID> groups(UUID companyId, Collection<UUID> customerIds) {
        return customers.heads(companyId, customerIds);
    }

    /// The customer and all that are one with it, since they were merged.
    public List<UUID> party(UUID companyId, UUID customerId) {
        return customers.party(companyId, customerId);
    }

    /// Two ids of one customer: the same, or merged into one.
    public boolean areOne(UUID companyId, UUID customerId, UUID other) {
        return customerId.equals(other) || party(companyId, customerId).contains(other);
    }

    /// The customers that have these numbers.
    public Map<String, UUID> byNumber(UUID companyId, Collection<String> numbers) {
        return customers.byNumber(companyId, numbers);
    }

    /// @throws CustomerUnknown when the ledger was not told of this customer
    public void requireKnown(UUID companyId, UUID customerId) {
        if (!knows(companyId, customerId)) {
            throw new CustomerUnknown(customerId);
        }
    }

    void keep(KnownCustomer customer) {
        customers.save(customer);
        customers.setMerged(customer.companyId(), customer.customerId(), customer.mergedInto());
    }

    void forget(UUID companyId, UUID customerId) {
        customers.delete(companyId, customerId);
    }
}
