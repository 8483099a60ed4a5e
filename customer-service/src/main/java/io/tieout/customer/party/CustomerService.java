package io.tieout.customer.party;

import io.tieout.customer.customfield.CustomFieldKind;
import io.tieout.customer.customfield.CustomFieldService;
import io.tieout.customer.customfield.CustomFieldTarget;
import io.tieout.customer.customfield.InvalidCustomField;
import io.tieout.customer.search.SearchIndexService;
import io.tieout.customer.taxid.TaxId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class CustomerService {

    static final int MAX_LEVELS = 10;

    private final CustomerRepository customers;
    private final CustomerPublisher publisher;
    private final CustomFieldService fields;
    private final SearchIndexService search;

    CustomerService(
            CustomerRepository customers,
            CustomerPublisher publisher,
            CustomFieldService fields,
            SearchIndexService search) {
        this.fields = fields;
        this.customers = customers;
        this.publisher = publisher;
        this.search = search;
    }

    Registration register(UUID companyId, CustomerDetails details, DuplicatePolicy onDuplicate) {
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
        var lookalikes = onDuplicate == DuplicatePolicy.ALLOW
                ? List.<PossibleDuplicate.Candidate>of()
                : customers.lookalikes(companyId, details);
        if (onDuplicate == DuplicatePolicy.LINK) {
            var same = lookalikes.stream()
                    .filter(PossibleDuplicate.Candidate::isIdentified)
                    .toList();
            if (same.size() == 1) {
                return new Registration(customers.get(companyId, same.getFirst().customerId()), false, lookalikes);
            }
        }
        if (onDuplicate != DuplicatePolicy.WARN
                && lookalikes.stream().anyMatch(PossibleDuplicate.Candidate::isSuspect)) {
            throw new PossibleDuplicate(lookalikes);
        }
        var customer = Customer.register(companyId, customers.nextNumber(companyId), details);
        customers.insert(customer);
        if (!details.customFields().isEmpty()) {
            keepFields(customer);
        }
        publisher.registered(customer);
        search.put(customer.searchEntry(List.of()));
        return new Registration(customer, true, lookalikes);
    }

    Customer change(Customer before, CustomerDetails details, long expectedVersion, UUID changedBy) {
        if (before.mergedInto() != null) {
            throw merged(before);
        }
        var changes = differences(before.details(), details);
        if (changes.isEmpty()) {
            return before;
        }
        if (changes.stream().map(FieldChange::field).anyMatch(Set.of("taxId", "country")::contains)) {
            requireTaxId(details);
        }
        var parentId = details.parentId();
        if (parentId != null && !parentId.equals(before.details().parentId())) {
            requireParent(before.companyId(), parentId);
        }
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
        if (!before.details().customFields().equals(details.customFields())) {
            keepFields(after);
        }
        customers.recordChanges(after, changes, changedBy);
        publisher.changed(after, changes.stream().map(FieldChange::field).toList());
        search.put(after.searchEntry(customers.mergedWith(after)));
        return after;
    }

    /// @throws CustomerNotFound when there is no such customer in this company
    /// @throws CustomerMerged when it turned out to be another one
    public void requireExists(UUID companyId, CustomerId id) {
        var customer = customers.get(companyId, id);
        if (customer.mergedInto() != null) {
            throw merged(customer);
        }
    }

    /// For what was: also of a customer that was merged into another one.
    ///
    /// @throws CustomerNotFound when there is no such customer in this company
    public void requireKnown(UUID companyId, CustomerId id) {
        customers.get(companyId, id);
    }

    private CustomerMerged merged(Customer customer) {
        return new CustomerMerged(
                customer.id(),
                customers
                        .findSurvivor(customer.companyId(), customer.id().value())
                        .orElseThrow());
    }

    void keepFields(Customer customer) {
        var values = customer.details().customFields();
        var defined = fields.of(customer.companyId(), CustomFieldTarget.CUSTOMER);
        var parties = defined.ofKind(CustomFieldKind.PARTY).stream()
                .map(field -> values.get(field.key()))
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .distinct()
                .toList();
        if (!parties.isEmpty() && customers.count(customer.companyId(), parties) < parties.size()) {
            throw new InvalidCustomField("/customFields", "names a party that is not here");
        }
        fields.keep(customer.companyId(), customer.id().value(), defined, values);
    }

    private static void requireTaxId(CustomerDetails details) {
        if (details.taxId() != null) {
            new TaxId(details.taxId()).problem(details.country()).ifPresent(problem -> {
                throw new InvalidCustomer("taxId", problem);
            });
        }
    }

    private void requireParent(UUID companyId, @Nullable CustomerId parentId) {
        if (parentId == null) {
            return;
        }
        var parent = customers
                .find(companyId, parentId)
                .orElseThrow(() -> new InvalidCustomer("parentId", "there is no customer " + parentId));
        if (parent.mergedInto() != null) {
            throw new InvalidCustomer(
                    "parentId",
                    "customer " + parentId + " was merged into "
                            + merged(parent).survivorId());
        }
    }

    /// A group has a bounded depth, so that it can be read as a tree at once.
    private void requireShallow(UUID companyId, CustomerId parentId, int levelsBelow) {
        if (customers.levelsAbove(companyId, parentId, MAX_LEVELS) + levelsBelow > MAX_LEVELS) {
            throw new InvalidCustomer("parentId", "the group would have more than " + MAX_LEVELS + " levels");
        }
    }

    static List<FieldChange> differences(CustomerDetails before, CustomerDetails after) {
        var changes = new ArrayList<FieldChange>();
        for (var component : CustomerDetails.FIELDS.entrySet()) {
            var old = component.getValue().apply(before);
            var now = component.getValue().apply(after);
            if (!Objects.equals(old, now)) {
                changes.add(new FieldChange(component.getKey(), old, now));
            }
        }
        var keys = new TreeSet<>(before.customFields().keySet());
        keys.addAll(after.customFields().keySet());
        for (var key : keys) {
            var old = before.customFields().get(key);
            var now = after.customFields().get(key);
            if (!Objects.equals(old, now)) {
                changes.add(new FieldChange("cf." + key, old, now));
            }
        }
        return List.copyOf(changes);
    }
}
