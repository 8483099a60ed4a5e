package io.tieout.identity.user;

import io.tieout.platform.security.Role;
import java.util.Set;

/// What must be known of a person to let them in.
public record NewUser(String email, String displayName, Set<Role> roles, Password password) {

    public NewUser {
        roles = Set.copyOf(roles);
    }
}
