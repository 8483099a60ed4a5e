package io.tieout.customer.contact;

import org.jspecify.annotations.Nullable;

record ContactResponse(
        ContactId contactId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        String role,
        boolean primary) {}
