package io.tieout.customer.contact;

import org.jspecify.annotations.Nullable;

/// A person as one customer's contact.
///
/// @param version of the person's role at this customer
record ContactResponse(
        ContactId contactId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        String role,
        boolean primary,
        long version) {}
