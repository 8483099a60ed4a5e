package io.tieout.customer.contact;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A person as the caller writes it; a change is merged into the same form.
record PersonRequest(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Email @Size(max = 200) String email,
        @Nullable @Size(max = 60) String phone,
        @Nullable @Size(min = 2, max = 35) String language) {}
