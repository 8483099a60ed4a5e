package io.tieout.customer.party;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param possibleDuplicates who else a new customer could be; told when it is entered
record CustomerResponse(
        CustomerId customerId,
        String customerNumber,
        @Nullable String externalNumber,
        String name,
        List<PartyRole> roles,
        List<String> otherNames,
        @Nullable String taxId,
        @Nullable String country,
        @Nullable String currency,
        @Nullable String language,
        List<String> otherLanguages,
        @Nullable CustomerId parentId,
        @Nullable UUID ownerId,
        int paymentTermDays,
        CustomerStatus status,
        List<String> ibans,
        List<BankAccountResponse> bankAccounts,
        List<Address> addresses,
        List<ContactPoint> contactPoints,
        Map<String, String> attributes,
        Map<String, Object> customFields,
        long version,
        @Nullable List<PossibleDuplicate.Candidate> possibleDuplicates) {

    /// @param whole whether bank accounts are shown with all their digits
    /// @param fields the custom fields that the caller sees
    static CustomerResponse from(
            Customer customer,
            boolean whole,
            Map<String, Object> fields,
            List<PossibleDuplicate.Candidate> lookalikes) {
        var details = customer.details();
        return new CustomerResponse(
                customer.id(),
                customer.number(),
                details.externalNumber(),
                details.name(),
                details.roles(),
                details.otherNames(),
                details.taxId(),
                details.country(),
                details.currency(),
                details.language(),
                details.otherLanguages(),
                details.parentId(),
                details.ownerId(),
                details.paymentTermDays(),
                details.status(),
                details.ibans().stream()
                        .map(iban -> whole ? iban.value() : iban.toString())
                        .toList(),
                details.bankAccounts().stream()
                        .map(account -> BankAccountResponse.from(account, whole))
                        .toList(),
                details.addresses(),
                details.contactPoints(),
                details.attributes(),
                fields,
                customer.version(),
                lookalikes.isEmpty() ? null : lookalikes);
    }
}
