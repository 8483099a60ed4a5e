package io.tieout.customer.contact;

import io.tieout.customer.contact.PersonResponse.PersonRow;
import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerService;
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

    ContactService(CustomerService customers, ContactRepository contacts) {
        this.customers = customers;
        this.contacts = contacts;
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
        contacts.insert(
                companyId,
                created,
                new PersonRequest(
                        String.valueOf(request.name()), request.email(), request.phone(), request.language()));
        return created;
    }
}
