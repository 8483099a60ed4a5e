package io.tieout.customer.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A postal address.
///
/// @param purpose for example `BILLING` or `DELIVERY`
/// @param country ISO 3166-1 alpha-2
record Address(
        @NotBlank @Size(max = 40) String purpose,
        @Nullable @Size(max = 300) String street,
        @Nullable @Size(max = 40) String postalCode,
        @Nullable @Size(max = 100) String city,
        @Nullable @Size(max = 100) String region,

        @NotBlank @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 code")
        String country) {}
