package io.tieout.customer.party;

import io.tieout.platform.problem.StaleVersion;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps customers under the keys of other systems.
@Service
@Transactional
class ExternalKeyService {

    private final CustomerService service;
    private final CustomerRepository customers;
    private final ExternalKeyRepository keys;

    ExternalKeyService(CustomerService service, CustomerRepository customers, ExternalKeyRepository keys) {
        this.service = service;
        this.customers = customers;
        this.keys = keys;
    }

    /// Enters the customer, or changes the one that the key names.
    ///
    /// @param details what a new customer has
    /// @param change what one has afterwards that is there
    /// @param expectedVersion from `If-Match`; null when nobody asks
    Registration put(
            UUID companyId,
            ExternalKey key,
            CustomerDetails details,
            Function<Customer, CustomerDetails> change,
            DuplicatePolicy onDuplicate,
            @Nullable Long expectedVersion,
            UUID by) {
        keys.hold(companyId, key);
        var holder = keys.find(companyId, key);
        if (holder.isPresent()) {
            return new Registration(
                    change(customers.get(companyId, holder.get()), change, expectedVersion, by), false, List.of());
        }
        if (expectedVersion != null) {
            throw new StaleVersion(expectedVersion, 0);
        }
        var registration = service.register(companyId, details, onDuplicate);
        var customer = registration.customer();
        keys.insert(companyId, key, customer.id(), by);
        return registration.entered()
                ? registration
                : new Registration(change(customer, change, null, by), false, registration.lookalikes());
    }

    private Customer change(
            Customer before, Function<Customer, CustomerDetails> change, @Nullable Long expectedVersion, UUID by) {
        if (expectedVersion != null && expectedVersion != before.version()) {
            throw new StaleVersion(expectedVersion, before.version());
        }
        return service.change(before, change.apply(before), before.version(), by);
    }

    /// Gives a customer that is there a key of another system.
    ///
    /// @return false when it had the key already
    boolean add(UUID companyId, CustomerId customerId, ExternalKey key, UUID by) {
        service.requireExists(companyId, customerId);
        keys.hold(companyId, key);
        var holder = keys.find(companyId, key);
        if (holder.isPresent()) {
            if (!holder.get().equals(customerId)) {
                throw new ExternalKeyTaken(key, holder.get());
            }
            return false;
        }
        keys.insert(companyId, key, customerId, by);
        return true;
    }

    Customer get(UUID companyId, ExternalKey key) {
        var customer =
                customers.get(companyId, keys.find(companyId, key).orElseThrow(() -> new ExternalKeyUnknown(key)));
        service.requireExists(companyId, customer.id());
        return customer;
    }

    List<ExternalKey> of(UUID companyId, CustomerId customerId) {
        service.requireExists(companyId, customerId);
        return keys.of(companyId, customerId);
    }
}
