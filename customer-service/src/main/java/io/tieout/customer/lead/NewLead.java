package io.tieout.customer.lead;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lead as it comes in.
record NewLead(
        String personName,
        @Nullable String organisation,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String country,
        @Nullable String region,
        String source,
        @Nullable String message,
        @Nullable UUID formId) {

    NewLead {
        personName = personName.strip();
        organisation = orNull(organisation);
        email = orNull(email);
        phone = digits(phone);
        message = orNull(message);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// Numbers are compared, so they are kept in one form.
    static @Nullable String digits(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        var digits = phone.replaceAll("[^0-9+]", "").replaceFirst("^00", "+");
        return digits.isEmpty() ? null : digits;
    }
}
