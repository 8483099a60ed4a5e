package io.tieout.customer.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A postal address.
///
/// @param lines what the street does not say: building, floor, "care of"
/// @param country ISO 3166-1 alpha-2
/// @param primary the one to use among those of the same purpose
record Address(
        @NotNull Purpose purpose,
        @Nullable @Size(max = 300) String street,
        @Nullable @Size(max = 4) List<@NotBlank @Size(max = 200) String> lines,
        @Nullable @Size(max = 40) String postalCode,
        @Nullable @Size(max = 100) String city,
        @Nullable @Size(max = 100) String region,

        @NotBlank @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 code")
        String country,

        @Nullable Boolean primary) {

    enum Purpose {
        BILLING,
        DELIVERY,
        REGISTERED,
        OFFICE,
        OTHER
    }

    Address asPrimary(boolean isPrimary) {
        return new Address(purpose, street, lines, postalCode, city, region, country, isPrimary);
    }
}
