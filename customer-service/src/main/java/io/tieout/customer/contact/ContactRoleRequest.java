package io.tieout.customer.contact;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// What a person is at one customer; a change is merged into the same form.
record ContactRoleRequest(@NotBlank @Size(max = 60) String role, boolean primary) {}
