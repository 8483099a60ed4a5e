package io.tieout.customer.party;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class CustomerService {

    private final CustomerRepository customers;
    private final CustomerPublisher publisher;

    CustomerService(CustomerRepository customers, CustomerPublisher publisher) {
        this.customers = customers;
        this.publisher = publisher;
    }

    Customer register(UUID companyId, CustomerDetails details, DuplicatePolicy onDuplicate) {
        var externalNumber = details.externalNumber();
        if (externalNumber != null) {
            customers.findByExternalNumber(companyId, externalNumber).ifPresent(holder -> {
                throw new ExternalNumberTaken(externalNumber, holder);
            });
        }
        requireParent(companyId, details.parentId());
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
        var parentId = details.parentId();
        requireParent(before.companyId(), parentId);
        // One family at a time: two changes at once must not make two customers each other's parent.
        if (parentId != null && changes.containsKey("parentId")) {
            customers.lockFamilies(before.companyId());
        }
        if (parentId != null && customers.isBelow(before.companyId(), parentId, before.id())) {
            throw new InvalidCustomer("parentId", "customer " + parentId + " is owned by this customer");
        }
        var after = before.with(details);
        customers.update(after, expectedVersion);
        changes.forEach(
                (field, values) -> customers.recordChange(after, field, values.before(), values.after(), changedBy));
        publisher.changed(after, List.copyOf(changes.keySet()));
        return after;
    }

    /// @throws CustomerNotFound when there is no such customer in this company
    public void requireExists(UUID companyId, CustomerId id) {
        customers.get(companyId, id);
    }

    private void requireParent(UUID companyId, @Nullable CustomerId parentId) {
        if (parentId != null && customers.find(companyId, parentId).isEmpty()) {
            throw new InvalidCustomer("parentId", "there is no customer " + parentId);
        }
    }

    private static Map<String, Values> differences(CustomerDetails before, CustomerDetails after) {
        var changes = new TreeMap<String, Values>();
        note(changes, "name", before.name(), after.name());
        note(changes, "otherNames", before.otherNames(), after.otherNames());
        note(changes, "externalNumber", before.externalNumber(), after.externalNumber());
        note(changes, "taxId", before.taxId(), after.taxId());
        note(changes, "country", before.country(), after.country());
        note(changes, "currency", before.currency(), after.currency());
        note(changes, "language", before.language(), after.language());
        note(changes, "parentId", before.parentId(), after.parentId());
        note(changes, "paymentTermDays", before.paymentTermDays(), after.paymentTermDays());
        note(changes, "status", before.status(), after.status());
        note(changes, "ibans", before.ibans(), after.ibans());
        note(changes, "addresses", before.addresses(), after.addresses());
        note(changes, "contactPoints", before.contactPoints(), after.contactPoints());
        note(changes, "attributes", before.attributes(), after.attributes());
        return changes;
    }

    private static void note(
            Map<String, Values> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(field, new Values(text(before), text(after)));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private record Values(@Nullable String before, @Nullable String after) {}
}
