package io.tieout.customer.contact;

import io.tieout.customer.contact.PersonResponse.PersonRow;
import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerService;
import io.tieout.customer.search.SearchEntry;
import io.tieout.customer.search.SearchIndexService;
import io.tieout.customer.search.SearchType;
import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class ContactService {

    private final CustomerService customers;
    private final ContactRepository contacts;
    private final SearchIndexService search;

    ContactService(CustomerService customers, ContactRepository contacts, SearchIndexService search) {
        this.customers = customers;
        this.contacts = contacts;
        this.search = search;
    }

    ContactId add(UUID companyId, CustomerId customerId, ContactRequest request) {
        customers.requireExists(companyId, customerId);
        var contactId = person(companyId, request);
        contacts.lock(companyId, customerId);
        if (request.isPrimary()) {
            contacts.clearPrimary(companyId, customerId, contactId);
        }
        if (!contacts.addRole(companyId, customerId, contactId, request.role(), request.isPrimary())) {
            throw new ContactAlreadyThere(contactId);
        }
        return contactId;
    }

    List<ContactResponse> list(UUID companyId, CustomerId customerId) {
        customers.requireExists(companyId, customerId);
        return contacts.of(companyId, customerId);
    }

    ContactResponse get(UUID companyId, CustomerId customerId, ContactId contactId) {
        customers.requireExists(companyId, customerId);
        return contacts.find(companyId, customerId, contactId).orElseThrow(() -> new ContactNotFound(contactId));
    }

    ContactResponse changeRole(
            UUID companyId, CustomerId customerId, ContactId contactId, ContactRoleRequest role, long expectedVersion) {
        contacts.lock(companyId, customerId);
        if (role.primary()) {
            contacts.clearPrimary(companyId, customerId, contactId);
        }
        if (!contacts.updateRole(companyId, customerId, contactId, role, expectedVersion)) {
            throw stale(companyId, customerId, contactId, expectedVersion);
        }
        return get(companyId, customerId, contactId);
    }

    void removeRole(UUID companyId, CustomerId customerId, ContactId contactId, long expectedVersion) {
        get(companyId, customerId, contactId);
        if (!contacts.removeRole(companyId, customerId, contactId, expectedVersion)) {
            throw stale(companyId, customerId, contactId, expectedVersion);
        }
    }

    /// Removes somebody who should never have been entered; false when he or she was changed since, or works for more
    /// than one customer.
    boolean withdraw(UUID companyId, ContactId contactId) {
        if (!contacts.removeUntouched(companyId, contactId)) {
            return false;
        }
        search.remove(companyId, SearchType.CONTACT, contactId.value());
        return true;
    }

    PersonRow requirePerson(UUID companyId, ContactId contactId) {
        return contacts.find(companyId, contactId).orElseThrow(() -> new ContactNotFound(contactId));
    }

    PersonResponse person(UUID companyId, ContactId contactId) {
        return requirePerson(companyId, contactId).with(contacts.rolesOf(companyId, contactId));
    }

    PersonResponse change(UUID companyId, ContactId contactId, PersonRequest person, long expectedVersion) {
        if (!contacts.update(companyId, contactId, person, expectedVersion)) {
            throw new StaleVersion(
                    expectedVersion, requirePerson(companyId, contactId).version());
        }
        search.put(searchEntry(companyId, contactId, person));
        return person(companyId, contactId);
    }

    private StaleVersion stale(UUID companyId, CustomerId customerId, ContactId contactId, long expectedVersion) {
        return new StaleVersion(
                expectedVersion, get(companyId, customerId, contactId).version());
    }

    private ContactId person(UUID companyId, ContactRequest request) {
        if (request.contactId() != null) {
            var known = new ContactId(request.contactId());
            return requirePerson(companyId, known).contactId();
        }
        var created = new ContactId(Ids.next());
        var person =
                new PersonRequest(String.valueOf(request.name()), request.email(), request.phone(), request.language());
        contacts.insert(companyId, created, person);
        search.put(searchEntry(companyId, created, person));
        return created;
    }

    private static SearchEntry searchEntry(UUID companyId, ContactId id, PersonRequest person) {
        return new SearchEntry(
                companyId,
                SearchType.CONTACT,
                id.value(),
                null,
                person.name(),
                null,
                List.of(person.name()),
                person.email() == null ? List.of() : List.of(person.email()),
                person.phone() == null ? List.of() : List.of(person.phone()));
    }
}
