package io.tieout.identity.client;

import io.tieout.identity.company.CompanyId;
import io.tieout.platform.security.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program that asks for tokens.
///
/// @param companyId the company its tokens speak for; null for a public client, whose tokens speak for the person's
/// @param name the `client_id` of OAuth
/// @param redirectUris where a public client gets its codes; on a loopback address any port will do (RFC 8252)
public record Client(
        ClientId id,
        @Nullable CompanyId companyId,
        String name,
        String displayName,
        Kind kind,
        Set<Role> roles,
        Set<String> scopes,
        List<String> redirectUris,
        boolean disabled,
        long version) {

    /// Scopes that another system may be given; each names the data it may read or write.
    static final Set<String> INTEGRATOR_SCOPES = Set.of(
            "customers:read",
            "customers:write",
            "sales:read",
            "sales:write",
            "ledger:read",
            "ledger:write",
            "reconciliation:read",
            "reconciliation:write",
            "identity:read",
            "identity:write",
            "webhooks:read",
            "webhooks:write");

    public enum Kind {
        PUBLIC,
        CONFIDENTIAL
    }

    public Client {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
        redirectUris = List.copyOf(redirectUris);
    }

    Client changed(String newDisplayName, boolean newDisabled) {
        return new Client(
                id, companyId, name, newDisplayName, kind, roles, scopes, redirectUris, newDisabled, version + 1);
    }
}
