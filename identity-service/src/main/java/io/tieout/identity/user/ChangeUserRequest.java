package io.tieout.identity.user;

import io.tieout.platform.security.Role;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A merge patch: what is left out stays as it is.
record ChangeUserRequest(
        @Nullable @Size(max = 200) @Pattern(regexp = "(?s).*\\S.*")
        String displayName,

        @Nullable @Size(min = 1) Set<Role> roles,
        @Nullable Boolean disabled,
        @Nullable @Size(max = 200) String password) {

    UserChange toChange() {
        return new UserChange(displayName, roles, disabled, password == null ? null : new Password(password));
    }
}
