package io.tieout.customer.party;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What people enter about a customer and may change later. The order of the bank accounts means nothing.
///
/// @param ownerId the user who looks after the party
/// @param customFields by key, in the spelling in which they are stored
record CustomerDetails(
        String name,
        List<PartyRole> roles,
        List<String> otherNames,
        @Nullable String externalNumber,
        @Nullable String taxId,
        @Nullable String country,
        @Nullable String currency,
        @Nullable String language,
        List<String> otherLanguages,
        @Nullable CustomerId parentId,
        @Nullable UUID ownerId,
        int paymentTermDays,
        CustomerStatus status,
        List<BankAccount> bankAccounts,
        List<Address> addresses,
        List<ContactPoint> contactPoints,
        Map<String, String> attributes,
        Map<String, String> customFields) {

    /// The fields by name, in the order in which changes of them are told.
    static final Map<String, Function<CustomerDetails, @Nullable Object>> FIELDS = fields();

    CustomerDetails {
        otherNames = List.copyOf(otherNames);
        bankAccounts = once(bankAccounts);
        roles = roles.stream().distinct().sorted().toList();
        otherLanguages = List.copyOf(otherLanguages);
        addresses = Primaries.settle("addresses", addresses, Address::purpose, Address::primary, Address::asPrimary);
        contactPoints = Primaries.settle(
                "contactPoints", contactPoints, ContactPoint::type, ContactPoint::primary, ContactPoint::asPrimary);
        attributes = Map.copyOf(attributes);
        customFields = Map.copyOf(customFields);
    }

    CustomerDetails withParent(@Nullable CustomerId parent) {
        return new CustomerDetails(
                name,
                roles,
                otherNames,
                externalNumber,
                taxId,
                country,
                currency,
                language,
                otherLanguages,
                parent,
                ownerId,
                paymentTermDays,
                status,
                bankAccounts,
                addresses,
                contactPoints,
                attributes,
                customFields);
    }

    CustomerDetails withBankAccounts(List<BankAccount> accounts) {
        return new CustomerDetails(
                name,
                roles,
                otherNames,
                externalNumber,
                taxId,
                country,
                currency,
                language,
                otherLanguages,
                parentId,
                ownerId,
                paymentTermDays,
                status,
                accounts,
                addresses,
                contactPoints,
                attributes,
                customFields);
    }

    /// Of one that should never have been entered.
    CustomerDetails withdrawn() {
        return new CustomerDetails(
                name,
                roles,
                otherNames,
                null,
                taxId,
                country,
                currency,
                language,
                otherLanguages,
                parentId,
                ownerId,
                paymentTermDays,
                CustomerStatus.INACTIVE,
                bankAccounts,
                addresses,
                contactPoints,
                attributes,
                customFields);
    }

    /// Without what no two customers can have.
    ///
    /// @param keys of custom fields
    CustomerDetails without(boolean anyExternalNumber, Set<String> keys) {
        var rest = new TreeMap<>(customFields);
        rest.keySet().removeAll(keys);
        return new CustomerDetails(
                name,
                roles,
                otherNames,
                anyExternalNumber ? null : externalNumber,
                taxId,
                country,
                currency,
                language,
                otherLanguages,
                parentId,
                ownerId,
                paymentTermDays,
                status,
                bankAccounts,
                addresses,
                contactPoints,
                attributes,
                rest);
    }

    List<Iban> ibans() {
        return bankAccounts.stream()
                .flatMap(account -> account.findIban().stream())
                .toList();
    }

    /// Said twice, the account that is said to more of counts: an IBAN alone adds nothing.
    private static List<BankAccount> once(List<BankAccount> accounts) {
        var byLookup = new TreeMap<String, BankAccount>();
        for (var account : accounts) {
            var other = byLookup.get(account.lookup());
            if (other == null || other.isIbanOnly()) {
                byLookup.put(account.lookup(), account);
            } else if (!account.isIbanOnly() && !account.equals(other)) {
                throw new InvalidCustomer("bankAccounts", "account " + account + " is named twice");
            }
        }
        return List.copyOf(byLookup.values());
    }

    List<String> phones() {
        return contactPoints.stream()
                .filter(ContactPoint::isPhone)
                .map(ContactPoint::value)
                .toList();
    }

    /// Where documents are sent to: the primary address.
    @Nullable
    String email() {
        return primary(ContactPoint.Type.EMAIL);
    }

    @Nullable
    String phone() {
        return primary(ContactPoint.Type.PHONE);
    }

    private @Nullable String primary(ContactPoint.Type type) {
        return contactPoints.stream()
                .filter(point -> point.type() == type && Boolean.TRUE.equals(point.primary()))
                .map(ContactPoint::value)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Function<CustomerDetails, @Nullable Object>> fields() {
        var fields = new TreeMap<String, Function<CustomerDetails, @Nullable Object>>();
        fields.put("name", CustomerDetails::name);
        fields.put("roles", CustomerDetails::roles);
        fields.put("otherNames", CustomerDetails::otherNames);
        fields.put("externalNumber", CustomerDetails::externalNumber);
        fields.put("taxId", CustomerDetails::taxId);
        fields.put("country", CustomerDetails::country);
        fields.put("currency", CustomerDetails::currency);
        fields.put("language", CustomerDetails::language);
        fields.put("otherLanguages", CustomerDetails::otherLanguages);
        fields.put("parentId", CustomerDetails::parentId);
        fields.put("ownerId", CustomerDetails::ownerId);
        fields.put("paymentTermDays", CustomerDetails::paymentTermDays);
        fields.put("status", CustomerDetails::status);
        fields.put("bankAccounts", CustomerDetails::bankAccounts);
        fields.put("addresses", CustomerDetails::addresses);
        fields.put("contactPoints", CustomerDetails::contactPoints);
        fields.put("attributes", CustomerDetails::attributes);
        return Collections.unmodifiableMap(fields);
    }
}
