package io.tieout.customer.contact;

import io.tieout.customer.contact.PersonResponse.PersonRow;
import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerOfRowQueries;
import io.tieout.dataimport.ImportCells;
import io.tieout.dataimport.ImportColumn;
import io.tieout.dataimport.ImportMode;
import io.tieout.dataimport.ImportRun;
import io.tieout.dataimport.ImportedRow;
import io.tieout.dataimport.ImportedRow.Outcome;
import io.tieout.dataimport.RevertibleTarget;
import io.tieout.dataimport.RowRefused;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings customers' contacts in from files, under the rules of the API. A row means the contact of its customer with
/// the same e-mail address, or without one, that of the same name; a person who works for another customer already is
/// known by the address and gets a role here, too.
@Service
@Transactional
class ContactImportService implements RevertibleTarget {

    private static final String NAME = "name";
    private static final String EMAIL = "email";

    private static final List<ImportColumn> COLUMNS = Stream.concat(
                    CustomerOfRowQueries.COLUMNS.stream(),
                    Stream.of(
                            ImportColumn.of(NAME, "contact", "contact name", "姓名", "联系人", "nama", "nama kontak"),
                            ImportColumn.of(EMAIL, "e-mail", "mail", "邮箱", "电子邮件", "surel"),
                            ImportColumn.of("phone", "telephone", "mobile", "电话", "手机", "telepon", "no telepon"),
                            ImportColumn.of("language", "语言", "bahasa"),
                            ImportColumn.of("role", "position", "job title", "职务", "jabatan"),
                            ImportColumn.of("primary", "primary contact", "主要联系人", "kontak utama")))
            .toList();

    private final ContactService service;
    private final ContactRepository contacts;
    private final CustomerOfRowQueries customers;
    private final Validator validator;

    ContactImportService(
            ContactService service, ContactRepository contacts, CustomerOfRowQueries customers, Validator validator) {
        this.service = service;
        this.contacts = contacts;
        this.customers = customers;
        this.validator = validator;
    }

    @Override
    public String name() {
        return "CONTACT";
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public String keyColumn() {
        return NAME;
    }

    @Override
    public Optional<String> key(ImportCells cells) {
        return CustomerOfRowQueries.key(cells).flatMap(customer -> cells.text(EMAIL)
                .or(() -> cells.text(NAME))
                .map(person -> customer + " " + person.toLowerCase(Locale.ROOT)));
    }

    @Override
    public ImportedRow bringIn(ImportRun run, ImportCells cells) {
        var companyId = run.companyId();
        var customerId = customers.of(companyId, cells);
        var present = present(companyId, customerId, cells);
        if (present.isEmpty() && run.mode() == ImportMode.UPDATE) {
            throw new RowRefused(NAME, "is no contact of the customer");
        }
        return present.map(contact -> change(companyId, customerId, run.mode(), contact, cells))
                .orElseGet(() -> enter(companyId, customerId, cells));
    }

    @Override
    public void takeBack(UUID companyId, UUID contactId, UUID by) {
        if (!service.withdraw(companyId, new ContactId(contactId))) {
            throw new RowRefused(NAME, "was changed since, has more than one customer, or is the primary contact");
        }
    }

    private Optional<ContactResponse> present(UUID companyId, CustomerId customerId, ImportCells cells) {
        var email = cells.text(EMAIL);
        var same = contacts.like(
                companyId, customerId, email.orElse(null), cells.text(NAME).orElse(null));
        if (same.size() > 1) {
            throw new RowRefused(email.isPresent() ? EMAIL : NAME, "several contacts of the customer have it");
        }
        return same.stream().findFirst().flatMap(contactId -> contacts.find(companyId, customerId, contactId));
    }

    private ImportedRow enter(UUID companyId, CustomerId customerId, ImportCells cells) {
        var known = elsewhere(companyId, cells);
        var request = new ContactRequest(
                known.map(person -> person.contactId().value()).orElse(null),
                known.isPresent() ? null : name(cells, null),
                known.isPresent() ? null : cells.text(EMAIL).orElse(null),
                known.isPresent() ? null : cells.text("phone").orElse(null),
                known.isPresent() ? null : cells.text("language").orElse(null),
                cells.text("role").orElseThrow(() -> new RowRefused("role", "is missing")),
                cells.flag("primary").orElse(null));
        valid(request);
        // Somebody who is known gets a role more: that is a change of the person, and no revert may remove him or her.
        return new ImportedRow(
                known.isPresent() ? Outcome.CHANGED : Outcome.IMPORTED,
                service.add(companyId, customerId, request).value());
    }

    /// Two with one address cannot be told apart, and one of another name is somebody else.
    private Optional<PersonRow> elsewhere(UUID companyId, ImportCells cells) {
        var same = cells.text(EMAIL)
                .map(email -> contacts.withEmail(companyId, email))
                .orElse(List.of());
        if (same.size() > 1) {
            throw new RowRefused(EMAIL, "several people have it");
        }
        var person = same.stream().findFirst();
        person.filter(known -> !known.name().equalsIgnoreCase(name(cells, known.name())))
                .ifPresent(known -> {
                    throw new RowRefused(EMAIL, "is the address of '" + known.name() + "'");
                });
        return person;
    }

    private ImportedRow change(
            UUID companyId, CustomerId customerId, ImportMode mode, ContactResponse before, ImportCells cells) {
        var wasPerson = new PersonRequest(before.name(), before.email(), before.phone(), before.language());
        var wasRole = new ContactRoleRequest(before.role(), before.primary());
        var person = new PersonRequest(
                name(cells, before.name()),
                cells.text(EMAIL).orElse(before.email()),
                cells.text("phone").orElse(before.phone()),
                cells.text("language").orElse(before.language()));
        var role = new ContactRoleRequest(
                cells.text("role").orElse(before.role()), cells.flag("primary").orElse(before.primary()));
        var contactId = before.contactId();
        if (person.equals(wasPerson) && role.equals(wasRole)) {
            return new ImportedRow(Outcome.UNCHANGED, contactId.value());
        }
        if (mode == ImportMode.CREATE) {
            throw new RowRefused(NAME, "is a contact of the customer already, with other content");
        }
        valid(person);
        valid(role);
        if (!person.equals(wasPerson)) {
            service.change(
                    companyId,
                    contactId,
                    person,
                    service.requirePerson(companyId, contactId).version());
        }
        if (!role.equals(wasRole)) {
            service.changeRole(companyId, customerId, contactId, role, before.version());
        }
        return new ImportedRow(Outcome.CHANGED, contactId.value());
    }

    private static String name(ImportCells cells, @Nullable String before) {
        return cells.text(NAME)
                .or(() -> Optional.ofNullable(before))
                .orElseThrow(() -> new RowRefused(NAME, "is missing"));
    }

    private <T> void valid(T request) {
        validator.validate(request).stream().findFirst().ifPresent(violation -> {
            throw new RowRefused(violation.getPropertyPath().toString(), violation.getMessage());
        });
    }
}
