package io.tieout.customer.lead;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a web page sends.
///
/// @param website nobody sees this field on the page: whoever fills it in is a machine
record CaptureRequest(
        @NotBlank @Size(max = 200) String personName,
        @Nullable @Size(max = 300) String organisation,
        @Nullable @Email @Size(max = 200) String email,
        @Nullable @Size(max = 60) String phone,

        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166 code")
        String country,

        @Nullable @Size(max = 5000) String message,
        @Nullable @Size(max = 500) String website) {

    @AssertTrue(message = "give an email or a phone number")
    boolean isReachable() {
        return !isBlank(email) || !isBlank(phone);
    }

    boolean isFromMachine() {
        return !isBlank(website);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
