package io.tieout.customer.contact;

import io.tieout.platform.problem.NotFound;

final class ContactNotFound extends NotFound {

    ContactNotFound(ContactId id) {
        super("contact-not-found", "There is no such contact", "No contact " + id.value());
    }
}
