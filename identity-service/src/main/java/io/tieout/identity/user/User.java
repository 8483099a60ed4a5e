package io.tieout.identity.user;

import io.tieout.identity.company.CompanyId;
import io.tieout.platform.security.Role;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// A person who signs in.
///
/// @param email what is typed at sign-in; kept as given, compared without regard to case
/// @param passwordChangedAt who signed in before this instant must do so again
public record User(
        UserId id,
        CompanyId companyId,
        String email,
        String displayName,
        Set<Role> roles,
        boolean disabled,
        Instant passwordChangedAt,
        long version) {

    /// Roles for people; an integrator or operator is a client.
    static final Set<Role> ROLES = Set.copyOf(EnumSet.complementOf(EnumSet.of(Role.INTEGRATOR, Role.OPERATOR)));

    public User {
        roles = Set.copyOf(roles);
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw new RoleNotForPeople(roles);
        }
    }

    boolean isActiveAdmin() {
        return !disabled && roles.contains(Role.ADMIN);
    }

    User changed(String newDisplayName, Set<Role> newRoles, boolean newDisabled, Instant newPasswordChangedAt) {
        return new User(id, companyId, email, newDisplayName, newRoles, newDisabled, newPasswordChangedAt, version + 1);
    }
}
