package io.tieout.customer.contact;

import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerService;
import io.tieout.platform.id.Ids;
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
        if (request.isPrimary()) {
            contacts.clearPrimary(companyId, customerId);
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

    private ContactId person(UUID companyId, ContactRequest request) {
        if (request.contactId() != null) {
            var known = new ContactId(request.contactId());
            if (!contacts.exists(companyId, known)) {
                throw new ContactNotFound(known);
            }
            return known;
        }
        var created = new ContactId(Ids.next());
        contacts.insert(companyId, created, String.valueOf(request.name()), request.email(), request.phone());
        return created;
    }
}
