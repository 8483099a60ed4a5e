package io.tieout.customer.party;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings in customers that another system already numbers. The external number decides whether one is here already.
@Service
@Transactional
public class CustomerEntryService {

    private static final int DEFAULT_PAYMENT_TERM_DAYS = 30;

    private final CustomerService service;
    private final CustomerRepository customers;

    CustomerEntryService(CustomerService service, CustomerRepository customers) {
        this.service = service;
        this.customers = customers;
    }

    public enum Outcome {
        IMPORTED,
        UNCHANGED,
        PARENT_MISSING
    }

    public record Entry(
            String name,
            @Nullable String externalNumber,
            @Nullable String parentExternalNumber,
            List<String> otherNames,
            @Nullable String taxId,
            @Nullable String country,
            @Nullable String currency,
            @Nullable String language,
            @Nullable Integer paymentTermDays,
            List<String> ibans,
            @Nullable String email,
            @Nullable String phone,
            Map<String, String> attributes) {}

    /// @throws ExternalNumberTaken when the number is here with other content
    /// @throws PossibleDuplicate when a row without external number looks like a customer that is here
    public Outcome bringIn(UUID companyId, Entry entry) {
        CustomerId parent = null;
        if (entry.parentExternalNumber() != null) {
            var found = customers.findByExternalNumber(companyId, entry.parentExternalNumber());
            if (found.isEmpty()) {
                return Outcome.PARENT_MISSING;
            }
            parent = found.get();
        }
        var details = details(entry, parent);
        if (entry.externalNumber() != null) {
            var holder = customers.findByExternalNumber(companyId, entry.externalNumber());
            if (holder.isPresent()) {
                if (sameAs(customers.get(companyId, holder.get()).details(), details)) {
                    return Outcome.UNCHANGED;
                }
                throw new ExternalNumberTaken(entry.externalNumber(), holder.get());
            }
        }
        service.register(
                companyId, details, entry.externalNumber() == null ? DuplicatePolicy.FAIL : DuplicatePolicy.ALLOW);
        return Outcome.IMPORTED;
    }

    /// The order of what is listed does not matter.
    private static boolean sameAs(CustomerDetails here, CustomerDetails row) {
        return normalised(here).equals(normalised(row));
    }

    private static CustomerDetails normalised(CustomerDetails details) {
        return new CustomerDetails(
                details.name(),
                details.otherNames(),
                details.externalNumber(),
                details.taxId(),
                details.country(),
                details.currency(),
                details.language(),
                details.parentId(),
                details.paymentTermDays(),
                CustomerStatus.ACTIVE,
                details.ibans().stream()
                        .sorted(Comparator.comparing(Iban::value))
                        .toList(),
                details.addresses(),
                details.contactPoints(),
                details.attributes());
    }

    private static CustomerDetails details(Entry entry, @Nullable CustomerId parent) {
        return new CustomerDetails(
                entry.name(),
                entry.otherNames(),
                entry.externalNumber(),
                entry.taxId(),
                entry.country(),
                entry.currency(),
                entry.language(),
                parent,
                Objects.requireNonNullElse(entry.paymentTermDays(), DEFAULT_PAYMENT_TERM_DAYS),
                CustomerStatus.ACTIVE,
                entry.ibans().stream().map(Iban::new).toList(),
                List.of(),
                Stream.of(
                                Stream.ofNullable(entry.email())
                                        .map(value -> new ContactPoint(ContactPoint.Type.EMAIL, value)),
                                Stream.ofNullable(entry.phone())
                                        .map(value -> new ContactPoint(ContactPoint.Type.PHONE, value)))
                        .flatMap(points -> points)
                        .toList(),
                entry.attributes());
    }
}
