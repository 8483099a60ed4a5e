package io.tieout.customer.party;

import io.tieout.dataimport.ImportMode;
import io.tieout.dataimport.ImportedRow;
import io.tieout.dataimport.ImportedRow.Outcome;
import io.tieout.dataimport.RowWaits;
import io.tieout.platform.problem.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings in customers that another system already numbers. The external number decides whether one is here already.
@Service
@Transactional
public class CustomerEntryService {

    private static final String KEY_COLUMN = "key:";
    private static final Pattern CONTACT_POINT = Pattern.compile("contactPoints\\[(\\d+)]");

    private final CustomerService service;
    private final CustomerRepository customers;
    private final ExternalKeyRepository externalKeys;
    private final Validator validator;

    CustomerEntryService(
            CustomerService service,
            CustomerRepository customers,
            ExternalKeyRepository externalKeys,
            Validator validator) {
        this.externalKeys = externalKeys;
        this.service = service;
        this.customers = customers;
        this.validator = validator;
    }

    /// What a row says; what is null or empty, it says nothing of.
    ///
    /// @param customerNumber our own number, of a customer that is here
    /// @param externalKeys by the name of their system
    public record Entry(
            String name,
            @Nullable String customerNumber,
            @Nullable String externalNumber,
            @Nullable String parentNumber,
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
            Map<String, String> attributes,
            Map<String, List<String>> externalKeys) {

        public Entry withoutParent() {
            return new Entry(
                    name,
                    customerNumber,
                    externalNumber,
                    parentNumber,
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
                    attributes,
                    externalKeys);
        }
    }

    /// @throws InvalidCustomer when a field would not pass the API either, or there is nobody to change
    /// @throws ExternalNumberTaken when the number is here with other content, and the mode changes nothing
    /// @throws PossibleDuplicate when a row without external number looks like a customer that is here
    /// @throws RowWaits when its parent is not here
    public ImportedRow bringIn(UUID companyId, Entry entry, ImportMode mode, UUID by) {
        var parent = parent(companyId, entry);
        if (parent.isEmpty() && entry.parentExternalNumber() != null) {
            throw new RowWaits("parentExternalNumber", "there is no customer with this external number");
        }
        var keys = keys(entry);
        keys.forEach(key -> externalKeys.hold(companyId, key));
        var byNumber = find(companyId, entry);
        var byKey = holder(companyId, keys, byNumber);
        var found = byNumber.or(() -> byKey);
        if (found.isEmpty()) {
            var entered =
                    create(companyId, details(entry, entry.externalNumber(), parent.orElse(null), null), keys, mode);
            keys.forEach(key -> externalKeys.insert(companyId, key, entered, by));
            return new ImportedRow(Outcome.IMPORTED, entered.value());
        }
        var here = customers.get(companyId, found.get());
        var newKeys = keys.stream()
                .filter(key -> externalKeys.find(companyId, key).isEmpty())
                .toList();
        var externalNumber = isKnownBy(companyId, here, entry.externalNumber())
                ? here.details().externalNumber()
                : entry.externalNumber();
        var details =
                details(entry, externalNumber, parent.orElse(here.details().parentId()), here.details());
        if (here.details().equals(details) && newKeys.isEmpty()) {
            return new ImportedRow(Outcome.UNCHANGED, here.id().value());
        }
        if (mode == ImportMode.CREATE) {
            throw takenBy(here, entry);
        }
        requireMeant(here, entry, byKey.isPresent());
        service.change(here, details, here.version(), by);
        newKeys.forEach(key -> externalKeys.insert(companyId, key, here.id(), by));
        return new ImportedRow(Outcome.CHANGED, here.id().value());
    }

    /// Retires somebody who should never have been entered: inactive, and without the numbers of other systems. False
    /// when anything was changed since, or it was merged with another one.
    public boolean withdraw(UUID companyId, CustomerId id, UUID by) {
        // Who is merged into it may bring nothing new, and leave its version alone.
        customers.lock(companyId, id, id);
        var here = customers.get(companyId, id);
        if (here.version() != 1
                || here.mergedInto() != null
                || !customers.mergedWith(here).isEmpty()) {
            return false;
        }
        externalKeys.remove(companyId, id);
        service.change(here, here.details().withdrawn(), here.version(), by);
        return true;
    }

    /// Old files tell of customers that were merged since: what they say must not overwrite the one that is left.
    private static void requireMeant(Customer here, Entry entry, boolean isNamedByKey) {
        if (entry.customerNumber() != null && !entry.customerNumber().equals(here.number())) {
            throw new InvalidCustomer("customerNumber", "was merged into " + here.number() + "; import it as that one");
        }
        var own = here.details().externalNumber();
        if (entry.customerNumber() == null && !isNamedByKey && !Objects.equals(entry.externalNumber(), own)) {
            throw new InvalidCustomer(
                    "externalNumber", "its customer was merged into " + here.number() + "; import it as that one");
        }
    }

    private boolean isKnownBy(UUID companyId, Customer here, @Nullable String externalNumber) {
        return externalNumber != null
                && customers
                        .findByExternalNumber(companyId, externalNumber)
                        .filter(here.id()::equals)
                        .isPresent();
    }

    private CustomerId create(UUID companyId, CustomerDetails details, List<ExternalKey> keys, ImportMode mode) {
        if (mode == ImportMode.UPDATE) {
            throw new InvalidCustomer(
                    details.externalNumber() == null && !keys.isEmpty()
                            ? KEY_COLUMN + keys.getFirst().system()
                            : "externalNumber",
                    "there is no customer with this number to change");
        }
        boolean isNumbered = details.externalNumber() != null || !keys.isEmpty();
        return service.register(companyId, details, isNumbered ? DuplicatePolicy.ALLOW : DuplicatePolicy.FAIL)
                .customer()
                .id();
    }

    private static Refusal takenBy(Customer here, Entry entry) {
        return entry.externalNumber() == null
                ? new InvalidCustomer(
                        entry.customerNumber() == null
                                ? KEY_COLUMN
                                        + entry.externalKeys()
                                                .keySet()
                                                .iterator()
                                                .next()
                                : "customerNumber",
                        "the customer is here with other content")
                : new ExternalNumberTaken(entry.externalNumber(), here.id());
    }

    /// Always in the same order, so that two rows never wait for each other's keys.
    private static List<ExternalKey> keys(Entry entry) {
        var keys = new ArrayList<ExternalKey>();
        new TreeMap<>(entry.externalKeys())
                .forEach((system, names) -> names.stream().distinct().sorted().forEach(name -> {
                    try {
                        keys.add(new ExternalKey(system, name));
                    } catch (InvalidExternalKey e) {
                        throw new InvalidCustomer(KEY_COLUMN + system, e.detail());
                    }
                }));
        return keys;
    }

    /// The customer that the keys name, who must be the one that the numbers name.
    private Optional<CustomerId> holder(UUID companyId, List<ExternalKey> keys, Optional<CustomerId> byNumber) {
        var holder = byNumber;
        boolean isNamed = false;
        for (var key : keys) {
            var named = externalKeys.find(companyId, key);
            if (named.isPresent()) {
                if (holder.isPresent() && !holder.equals(named)) {
                    throw new ExternalKeyTaken(key, named.get());
                }
                holder = named;
                isNamed = true;
            }
        }
        return isNamed ? holder : Optional.empty();
    }

    private Optional<CustomerId> find(UUID companyId, Entry entry) {
        var byExternalNumber = Optional.ofNullable(entry.externalNumber())
                .flatMap(number -> customers.findByExternalNumber(companyId, number));
        if (entry.customerNumber() == null) {
            return byExternalNumber;
        }
        var byNumber = customers
                .findByNumber(companyId, entry.customerNumber())
                .orElseThrow(() -> new InvalidCustomer(
                        "customerNumber", "there is no customer with this number; a new one gets its own"));
        byExternalNumber.filter(id -> !id.equals(byNumber)).ifPresent(holder -> {
            throw new ExternalNumberTaken(String.valueOf(entry.externalNumber()), holder);
        });
        return Optional.of(byNumber);
    }

    private Optional<CustomerId> parent(UUID companyId, Entry entry) {
        var byExternalNumber = Optional.ofNullable(entry.parentExternalNumber())
                .flatMap(number -> customers.findByExternalNumber(companyId, number));
        if (entry.parentNumber() == null || (byExternalNumber.isEmpty() && entry.parentExternalNumber() != null)) {
            return byExternalNumber;
        }
        var byNumber = customers
                .findByNumber(companyId, entry.parentNumber())
                .orElseThrow(() -> new InvalidCustomer("parentNumber", "there is no customer with this number"));
        if (byExternalNumber.isPresent() && !byExternalNumber.get().equals(byNumber)) {
            throw new InvalidCustomer("parentNumber", "is another customer than the parentExternalNumber");
        }
        return Optional.of(byNumber);
    }

    /// @param here what is here already: of what a row says nothing, that stays
    private CustomerDetails details(
            Entry entry, @Nullable String externalNumber, @Nullable CustomerId parent, @Nullable CustomerDetails here) {
        var contactPoints = new ArrayList<ContactPoint>();
        if (here != null) {
            contactPoints.addAll(here.contactPoints());
        }
        put(contactPoints, ContactPoint.Type.EMAIL, entry.email());
        put(contactPoints, ContactPoint.Type.PHONE, entry.phone());
        var said = here == null ? null : CustomerRequest.from(here, Map.of());
        var attributes = new HashMap<String, String>();
        if (here != null) {
            attributes.putAll(here.attributes());
        }
        attributes.putAll(entry.attributes());
        var request = new CustomerRequest(
                entry.name(),
                said == null ? null : said.roles(),
                said == null || !entry.otherNames().isEmpty() ? entry.otherNames() : said.otherNames(),
                or(externalNumber, said, CustomerRequest::externalNumber),
                or(entry.taxId(), said, CustomerRequest::taxId),
                or(entry.country(), said, CustomerRequest::country),
                or(entry.currency(), said, CustomerRequest::currency),
                or(entry.language(), said, CustomerRequest::language),
                said == null ? null : said.otherLanguages(),
                parent == null ? null : parent.value(),
                said == null ? null : said.ownerId(),
                or(entry.paymentTermDays(), said, CustomerRequest::paymentTermDays),
                said == null ? null : said.status(),
                said == null || !entry.ibans().isEmpty() ? entry.ibans() : said.ibans(),
                said == null ? null : said.bankAccounts(),
                said == null ? List.of() : said.addresses(),
                contactPoints,
                attributes,
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

    private static <T> @Nullable T or(
            @Nullable T value, @Nullable CustomerRequest here, Function<CustomerRequest, @Nullable T> otherwise) {
        return value != null || here == null ? value : otherwise.apply(here);
    }

    /// The row's one is the primary one of its type; others stay.
    private static void put(List<ContactPoint> points, ContactPoint.Type type, @Nullable String value) {
        if (value == null) {
            return;
        }
        for (int place = 0; place < points.size(); place++) {
            var point = points.get(place);
            if (point.type() == type && Boolean.TRUE.equals(point.primary())) {
                points.set(place, new ContactPoint(type, value, point.label(), true));
                return;
            }
        }
        points.add(new ContactPoint(type, value, null, null));
    }

    /// The column that the value came from.
    private static String column(ConstraintViolation<?> violation, List<ContactPoint> contactPoints) {
        var path = violation.getPropertyPath().toString();
        var inContactPoints = CONTACT_POINT.matcher(path);
        if (!inContactPoints.lookingAt()) {
            return violation.getPropertyPath().iterator().next().getName();
        }
        return contactPoints.get(Integer.parseInt(inContactPoints.group(1))).type() == ContactPoint.Type.EMAIL
                ? "email"
                : "phone";
    }
}
