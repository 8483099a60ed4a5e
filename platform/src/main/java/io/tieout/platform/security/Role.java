package io.tieout.platform.security;

import java.util.Locale;
import java.util.Optional;

/// What a person or client is allowed to be, as in the token's claim `roles`, in lower case.
public enum Role {
    ADMIN,
    ACCOUNTANT,
    AUDITOR,
    SALES_REPRESENTATIVE,
    SALES_MANAGER,
    SUPPORT,
    /// A client of another system: may do only what its scopes name.
    INTEGRATOR,
    /// The owner of the machine: the command line's own client, for checks and imports.
    OPERATOR;

    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> fromClaim(String claim) {
        for (var role : values()) {
            if (role.claim().equals(claim)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
