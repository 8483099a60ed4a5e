package io.tieout.customer.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// A way to reach the customer.
record ContactPoint(
        @NotNull Type type, @NotBlank @Size(max = 200) String value) {

    enum Type {
        EMAIL,
        PHONE,
        MOBILE,
        WEB,
        WECHAT,
        WHATSAPP
    }
}
