package io.tieout.customer.party;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

record CustomerResponse(
        CustomerId customerId,
        String customerNumber,
        @Nullable String externalNumber,
        String name,
        List<String> otherNames,
        @Nullable String taxId,
        @Nullable String country,
        @Nullable String currency,
        @Nullable String language,
        @Nullable CustomerId parentId,
        int paymentTermDays,
        CustomerStatus status,
        List<Iban> ibans,
        List<Address> addresses,
        List<ContactPoint> contactPoints,
        Map<String, String> attributes,
        long version) {

    static CustomerResponse from(Customer customer) {
        var details = customer.details();
        return new CustomerResponse(
                customer.id(),
                customer.number(),
                details.externalNumber(),
                details.name(),
                details.otherNames(),
                details.taxId(),
                details.country(),
                details.currency(),
                details.language(),
                details.parentId(),
                details.paymentTermDays(),
                details.status(),
                details.ibans(),
                details.addresses(),
                details.contactPoints(),
                details.attributes(),
                customer.version());
    }
}
