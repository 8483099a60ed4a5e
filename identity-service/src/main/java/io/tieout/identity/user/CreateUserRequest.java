package io.tieout.identity.user;

import io.tieout.platform.security.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;

/// @param password the first one, to be changed by its owner
record CreateUserRequest(
        @NotBlank @Email @Size(max = 254) String email,
        @NotBlank @Size(max = 200) String displayName,
        @NotNull @Size(min = 1) Set<Role> roles,
        @NotBlank @Size(max = 200) String password) {

    NewUser toNewUser() {
        return new NewUser(email, displayName, roles, new Password(password));
    }
}
