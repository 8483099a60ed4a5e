package io.tieout.platform.security;

import java.util.Set;
import java.util.UUID;

/// Who is calling, from the validated token. A controller method takes it as a parameter.
///
/// @param id the user's id, or the client's
/// @param companyId the one company this token speaks for
public record Caller(UUID id, UUID companyId, Set<Role> roles, Set<String> scopes) {

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
