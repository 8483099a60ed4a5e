package io.tieout.customer.party;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A customer as the caller writes it; a change is merged into the same form (RFC 7386).
///
/// @param ibans accounts of which no more is said than the IBAN
/// @param bankAccounts accounts with holder or currency, and those without IBAN
record CustomerRequest(
        @NotBlank @Size(max = 300) String name,
        @Nullable @Size(min = 1, max = 2) List<@NotNull PartyRole> roles,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 300) String> otherNames,
        @Nullable @Size(min = 1, max = 100) String externalNumber,
        @Nullable @Size(min = 1, max = 40) String taxId,

        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 code")
        String country,

        @Nullable @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
        String currency,

        @Nullable @Size(min = 2, max = 35) String language,

        @Nullable @Size(max = 10)
        List<@NotBlank @Pattern(regexp = LANGUAGE, message = "must be a BCP 47 tag") String> otherLanguages,

        @Nullable UUID parentId,
        @Nullable UUID ownerId,
        @Nullable @Min(0) @Max(3650) Integer paymentTermDays,
        @Nullable CustomerStatus status,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 42) String> ibans,
        @Nullable @Size(max = 20) List<@Valid BankAccountRequest> bankAccounts,
        @Nullable @Size(max = 20) List<@Valid Address> addresses,
        @Nullable @Size(max = 50) List<@Valid ContactPoint> contactPoints,

        @Nullable @Size(max = 100) Map<@NotBlank @Size(max = 60) String, @NotBlank @Size(max = 500) String> attributes,

        @Nullable @Size(max = 100) Map<String, Object> customFields) {

    private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    private static final int DEFAULT_PAYMENT_TERM_DAYS = 30;

    /// @param fields the custom fields, read
    CustomerDetails toDetails(Map<String, String> fields) {
        return new CustomerDetails(
                name.strip(),
                roles == null ? List.of(PartyRole.CUSTOMER) : roles,
                otherNames == null ? List.of() : otherNames,
                externalNumber,
                taxId,
                country,
                currency,
                language,
                otherLanguages == null ? List.of() : otherLanguages,
                parentId == null ? null : new CustomerId(parentId),
                ownerId,
                paymentTermDays == null ? DEFAULT_PAYMENT_TERM_DAYS : paymentTermDays,
                status == null ? CustomerStatus.ACTIVE : status,
                accounts(),
                addresses == null ? List.of() : addresses,
                contactPoints == null ? List.of() : contactPoints,
                attributes == null ? Map.of() : attributes,
                fields);
    }

    private List<BankAccount> accounts() {
        return Stream.concat(
                        ibans == null
                                ? Stream.of()
                                : ibans.stream().map(Iban::new).map(BankAccount::of),
                        bankAccounts == null
                                ? Stream.of()
                                : bankAccounts.stream().map(BankAccountRequest::toAccount))
                .toList();
    }

    /// @param fields the custom fields that the caller sees
    static CustomerRequest from(CustomerDetails details, Map<String, Object> fields) {
        return new CustomerRequest(
                details.name(),
                details.roles(),
                details.otherNames(),
                details.externalNumber(),
                details.taxId(),
                details.country(),
                details.currency(),
                details.language(),
                details.otherLanguages(),
                details.parentId() == null ? null : details.parentId().value(),
                details.ownerId(),
                details.paymentTermDays(),
                details.status(),
                details.bankAccounts().stream()
                        .filter(BankAccount::isIbanOnly)
                        .flatMap(account -> account.findIban().stream())
                        .map(Iban::value)
                        .toList(),
                details.bankAccounts().stream()
                        .filter(account -> !account.isIbanOnly())
                        .map(BankAccountRequest::from)
                        .toList(),
                details.addresses(),
                details.contactPoints(),
                details.attributes(),
                fields);
    }
}
