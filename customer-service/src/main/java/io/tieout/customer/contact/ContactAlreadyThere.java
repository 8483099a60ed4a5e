package io.tieout.customer.contact;

import io.tieout.platform.problem.Conflict;

final class ContactAlreadyThere extends Conflict {

    ContactAlreadyThere(ContactId id) {
        super(
                "contact-already-there",
                "The person is a contact of this customer already",
                "Contact " + id.value() + " has a role at this customer");
    }
}
