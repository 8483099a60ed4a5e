package io.tieout.customer.lead;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record LeadRequest(
        @NotBlank @Size(max = 200) String personName,
        @Nullable @Size(max = 300) String organisation,
        @Nullable @Email @Size(max = 200) String email,
        @Nullable @Size(max = 60) String phone,

        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166 code")
        String country,

        @Nullable @Size(min = 1, max = 60) String region,
        @NotBlank @Size(max = 60) String source,
        @Nullable @Size(max = 5000) String message) {

    NewLead toLead() {
        return new NewLead(personName, organisation, email, phone, country, region, source, message, null);
    }
}
