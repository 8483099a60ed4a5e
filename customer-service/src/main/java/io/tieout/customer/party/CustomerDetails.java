package io.tieout.customer.party;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people enter about a customer and may change later. The order of the bank accounts means nothing.
record CustomerDetails(
        String name,
        List<String> otherNames,
        @Nullable String externalNumber,
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
        Map<String, String> attributes) {

    CustomerDetails {
        otherNames = List.copyOf(otherNames);
        ibans = ibans.stream()
                .distinct()
                .sorted(Comparator.comparing(Iban::value))
                .toList();
        addresses = List.copyOf(addresses);
        contactPoints = List.copyOf(contactPoints);
        attributes = Map.copyOf(attributes);
    }

    /// Where documents are sent to: the first address that was entered.
    @Nullable
    String email() {
        return contactPoints.stream()
                .filter(point -> point.type() == ContactPoint.Type.EMAIL)
                .map(ContactPoint::value)
                .findFirst()
                .orElse(null);
    }
}
