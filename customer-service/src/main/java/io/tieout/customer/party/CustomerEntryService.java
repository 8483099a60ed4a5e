package io.tieout.customer.party;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings in customers that another system already numbers. The external number decides whether one is here already.
@Service
@Transactional
public class CustomerEntryService {

    private final CustomerService service;
    private final CustomerRepository customers;
    private final Validator validator;

    CustomerEntryService(CustomerService service, CustomerRepository customers, Validator validator) {
        this.service = service;
        this.customers = customers;
        this.validator = validator;
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
            Map<String, String> attributes) {

        public Entry withoutParent() {
            return new Entry(
                    name,
                    externalNumber,
                    null,
                    otherNames,
                    taxId,
                    country,
                    currency,
                    language,
                    paymentTermDays,
                    ibans,
                    email,
                    phone,
                    attributes);
        }
    }

    /// @throws InvalidCustomer when a field would not pass the API either
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
        var here = entry.externalNumber() == null
                ? Optional.<Customer>empty()
                : customers
                        .findByExternalNumber(companyId, entry.externalNumber())
                        .map(id -> customers.get(companyId, id));
        var details = details(entry, parent, here.map(Customer::details).orElse(null));
        if (here.isEmpty()) {
            service.register(
                    companyId, details, entry.externalNumber() == null ? DuplicatePolicy.FAIL : DuplicatePolicy.ALLOW);
            return Outcome.IMPORTED;
        }
        if (here.get().details().equals(details)) {
            return Outcome.UNCHANGED;
        }
        throw new ExternalNumberTaken(
                String.valueOf(entry.externalNumber()), here.get().id());
    }

    /// @param here what is here already: a row says nothing of roles, owner, status and the like
    private CustomerDetails details(Entry entry, @Nullable CustomerId parent, @Nullable CustomerDetails here) {
        var contactPoints = Stream.of(
                        Stream.ofNullable(entry.email())
                                .map(value -> new ContactPoint(ContactPoint.Type.EMAIL, value, null, null)),
                        Stream.ofNullable(entry.phone())
                                .map(value -> new ContactPoint(ContactPoint.Type.PHONE, value, null, null)))
                .flatMap(points -> points)
                .toList();
        var request = new CustomerRequest(
                entry.name(),
                here == null ? null : here.roles(),
                entry.otherNames(),
                entry.externalNumber(),
                entry.taxId(),
                entry.country(),
                entry.currency(),
                entry.language(),
                here == null ? null : here.otherLanguages(),
                parent == null ? null : parent.value(),
                here == null ? null : here.ownerId(),
                entry.paymentTermDays(),
                here == null ? null : here.status(),
                entry.ibans(),
                here == null ? null : CustomerRequest.from(here, Map.of()).bankAccounts(),
                List.of(),
                contactPoints,
                entry.attributes(),
                null);
        // One reason a row, the same each time.
        validator.validate(request).stream()
                .min(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .ifPresent(violation -> {
                    throw new InvalidCustomer(column(violation, contactPoints), violation.getMessage());
                });
        return request.toDetails(here == null ? Map.of() : here.customFields());
    }

    /// The column that the value came from.
    private static String column(ConstraintViolation<?> violation, List<ContactPoint> contactPoints) {
        var node = violation.getPropertyPath().iterator().next();
        if (!node.getName().equals("contactPoints")) {
            return node.getName();
        }
        var path = violation.getPropertyPath().toString();
        return path.startsWith("contactPoints[0]") && contactPoints.getFirst().type() == ContactPoint.Type.EMAIL
                ? "email"
                : "phone";
    }
}
