package io.tieout.customer.party;

import io.tieout.customer.taxid.TaxId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class CustomerService {

    private static final int MAX_LEVELS = 10;

    private final CustomerRepository customers;
    private final CustomerPublisher publisher;

    CustomerService(CustomerRepository customers, CustomerPublisher publisher) {
        this.customers = customers;
        this.publisher = publisher;
    }

    Customer register(UUID companyId, CustomerDetails details, DuplicatePolicy onDuplicate) {
        requireTaxId(details);
        var externalNumber = details.externalNumber();
        if (externalNumber != null) {
            customers.findByExternalNumber(companyId, externalNumber).ifPresent(holder -> {
                throw new ExternalNumberTaken(externalNumber, holder);
            });
        }
        var parentId = details.parentId();
        requireParent(companyId, parentId);
        if (parentId != null) {
            customers.holdGroups(companyId);
            requireShallow(companyId, parentId, 1);
        }
        if (onDuplicate == DuplicatePolicy.FAIL) {
            var candidates = customers.lookalikes(companyId, details);
            if (!candidates.isEmpty()) {
                throw new PossibleDuplicate(candidates);
            }
        }
        var customer = Customer.register(companyId, customers.nextNumber(companyId), details);
        customers.insert(customer);
        publisher.registered(customer);
        return customer;
    }

    Customer change(Customer before, CustomerDetails details, long expectedVersion, UUID changedBy) {
        var changes = differences(before.details(), details);
        if (changes.isEmpty()) {
            return before;
        }
        if (changes.stream().map(FieldChange::field).anyMatch(Set.of("taxId", "country")::contains)) {
            requireTaxId(details);
        }
        var parentId = details.parentId();
        requireParent(before.companyId(), parentId);
        if (parentId != null && !parentId.equals(before.details().parentId())) {
            // One group at a time: two changes at once must not make two customers each other's parent.
            customers.lockGroups(before.companyId());
            if (customers.isBelow(before.companyId(), parentId, before.id())) {
                throw new InvalidCustomer("parentId", "customer " + parentId + " is owned by this customer");
            }
            requireShallow(
                    before.companyId(), parentId, customers.levelsBelow(before.companyId(), before.id(), MAX_LEVELS));
        }
        var after = before.with(details);
        customers.update(after, expectedVersion);
        customers.recordChanges(after, changes, changedBy);
        publisher.changed(after, changes.stream().map(FieldChange::field).toList());
        return after;
    }

    /// @throws CustomerNotFound when there is no such customer in this company
    public void requireExists(UUID companyId, CustomerId id) {
        customers.get(companyId, id);
    }

    private static void requireTaxId(CustomerDetails details) {
        if (details.taxId() != null) {
            new TaxId(details.taxId()).problem(details.country()).ifPresent(problem -> {
                throw new InvalidCustomer("taxId", problem);
            });
        }
    }

    private void requireParent(UUID companyId, @Nullable CustomerId parentId) {
        if (parentId != null && customers.find(companyId, parentId).isEmpty()) {
            throw new InvalidCustomer("parentId", "there is no customer " + parentId);
        }
    }

    /// A group has a bounded depth, so that it can be read as a tree at once.
    private void requireShallow(UUID companyId, CustomerId parentId, int levelsBelow) {
        if (customers.levelsAbove(companyId, parentId, MAX_LEVELS) + levelsBelow > MAX_LEVELS) {
            throw new InvalidCustomer("parentId", "the group would have more than " + MAX_LEVELS + " levels");
        }
    }

    private static List<FieldChange> differences(CustomerDetails before, CustomerDetails after) {
        var changes = new ArrayList<FieldChange>();
        for (var component : CustomerDetails.FIELDS.entrySet()) {
            var old = component.getValue().apply(before);
            var now = component.getValue().apply(after);
            if (!Objects.equals(old, now)) {
                changes.add(new FieldChange(component.getKey(), old, now));
            }
        }
        return List.copyOf(changes);
    }
}
