package io.tieout.customer.contact;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Adds a person to a customer: a new one by name, or one already known by id.
record ContactRequest(
        @Nullable UUID contactId,
        @Nullable @Size(min = 1, max = 200) String name,
        @Nullable @Email @Size(max = 200) String email,
        @Nullable @Size(max = 60) String phone,
        @Nullable @Size(min = 2, max = 35) String language,
        @NotBlank @Size(max = 60) String role,
        @Nullable Boolean primary) {

    boolean isPrimary() {
        return Boolean.TRUE.equals(primary);
    }

    @AssertTrue(message = "give either contactId or name")
    boolean isNewOrKnown() {
        return (contactId == null) != (name == null);
    }
}
