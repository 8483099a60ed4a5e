package io.tieout.customer.contact;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person with everything they are at our customers.
record PersonResponse(
        ContactId contactId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String language,
        List<RoleRow> customers,
        long version) {

    record PersonRow(
            ContactId contactId,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language,
            long version) {

        PersonRequest toRequest() {
            return new PersonRequest(name, email, phone, language);
        }

        PersonResponse with(List<RoleRow> customers) {
            return new PersonResponse(contactId, name, email, phone, language, customers, version);
        }
    }

    record RoleRow(UUID customerId, String customerNumber, String customerName, String role, boolean primary) {}
}
