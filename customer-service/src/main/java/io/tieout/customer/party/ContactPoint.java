package io.tieout.customer.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A way to reach the customer.
///
/// @param label what it is for, for example `accounts payable`
/// @param primary the one to use among those of the same type
record ContactPoint(
        @NotNull Type type,
        @NotBlank @Size(max = 200) String value,
        @Nullable @Size(min = 1, max = 60) String label,
        @Nullable Boolean primary) {

    enum Type {
        EMAIL,
        PHONE,
        MOBILE,
        WEB,
        WECHAT,
        WHATSAPP
    }

    boolean isPhone() {
        return type == Type.PHONE || type == Type.MOBILE || type == Type.WHATSAPP;
    }

    ContactPoint asPrimary(boolean isPrimary) {
        return new ContactPoint(type, value, label, isPrimary);
    }
}
