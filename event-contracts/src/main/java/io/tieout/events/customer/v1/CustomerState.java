package io.tieout.events.customer.v1;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer as it is now. Personal data: travels on this state topic only, erased by tombstone.
///
/// @param customerNumber the number people read, for example `C-000042`
/// @param name legal name
/// @param otherNames further names and spellings, for example the Chinese one
/// @param parentId the customer that owns this one
/// @param ibans bank accounts it pays from (ISO 13616, electronic form)
/// @param status `ACTIVE` or `INACTIVE`
/// @param externalNumber the number another system knows it by
/// @param language BCP 47 tag of the language it is written to in; none in events from before it was told
/// @param email where documents are sent to; likewise
/// @param roles `CUSTOMER`, `SUPPLIER` or both; none in events from before there were suppliers: a customer
/// @param ownerId the user who looks after the party
/// @param customFields values by the key of their definition, those that everybody may see: text, number (as text),
///     date, choice and party id are strings, money has amount and currency
/// @param mergedInto the customer that this one turned out to be; both are answered for as one party
public record CustomerState(
        UUID customerId,
        String customerNumber,
        String name,
        List<String> otherNames,
        @Nullable UUID parentId,
        @Nullable String taxId,
        List<String> ibans,
        @Nullable String currency,
        @Nullable String country,
        int paymentTermDays,
        String status,
        @Nullable String externalNumber,
        @Nullable String language,
        @Nullable String email,
        @Nullable List<String> roles,
        @Nullable UUID ownerId,
        @Nullable Map<String, Object> customFields,
        @Nullable UUID mergedInto) {

    public CustomerState {
        otherNames = List.copyOf(otherNames);
        ibans = List.copyOf(ibans);
        roles = roles == null ? null : List.copyOf(roles);
        customFields = customFields == null ? null : Map.copyOf(customFields);
    }

    /// A customer that was not merged into another one.
    public CustomerState(
            UUID customerId,
            String customerNumber,
            String name,
            List<String> otherNames,
            @Nullable UUID parentId,
            @Nullable String taxId,
            List<String> ibans,
            @Nullable String currency,
            @Nullable String country,
            int paymentTermDays,
            String status,
            @Nullable String externalNumber,
            @Nullable String language,
            @Nullable String email,
            @Nullable List<String> roles,
            @Nullable UUID ownerId,
            @Nullable Map<String, Object> customFields) {
        this(
                customerId,
                customerNumber,
                name,
                otherNames,
                parentId,
                taxId,
                ibans,
                currency,
                country,
                paymentTermDays,
                status,
                externalNumber,
                language,
                email,
                roles,
                ownerId,
                customFields,
                null);
    }

    /// This customer, merged into another one.
    public CustomerState mergedInto(UUID survivorId) {
        return new CustomerState(
                customerId,
                customerNumber,
                name,
                otherNames,
                parentId,
                taxId,
                ibans,
                currency,
                country,
                paymentTermDays,
                status,
                externalNumber,
                language,
                email,
                roles,
                ownerId,
                customFields,
                survivorId);
    }

    /// A customer without what came later.
    public CustomerState(
            UUID customerId,
            String customerNumber,
            String name,
            List<String> otherNames,
            @Nullable UUID parentId,
            @Nullable String taxId,
            List<String> ibans,
            @Nullable String currency,
            @Nullable String country,
            int paymentTermDays,
            String status,
            @Nullable String externalNumber,
            @Nullable String language,
            @Nullable String email) {
        this(
                customerId,
                customerNumber,
                name,
                otherNames,
                parentId,
                taxId,
                ibans,
                currency,
                country,
                paymentTermDays,
                status,
                externalNumber,
                language,
                email,
                null,
                null,
                null);
    }

    /// A customer without language and address.
    public CustomerState(
            UUID customerId,
            String customerNumber,
            String name,
            List<String> otherNames,
            @Nullable UUID parentId,
            @Nullable String taxId,
            List<String> ibans,
            @Nullable String currency,
            @Nullable String country,
            int paymentTermDays,
            String status,
            @Nullable String externalNumber) {
        this(
                customerId,
                customerNumber,
                name,
                otherNames,
                parentId,
                taxId,
                ibans,
                currency,
                country,
                paymentTermDays,
                status,
                externalNumber,
                null,
                null);
    }
}
