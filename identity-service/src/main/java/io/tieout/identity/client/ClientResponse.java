package io.tieout.identity.client;

import io.tieout.platform.security.Role;
import java.util.List;

/// @param clientId what the program sends as `client_id`
record ClientResponse(
        ClientId id,
        String clientId,
        String displayName,
        List<Role> roles,
        List<String> scopes,
        boolean disabled,
        long version) {

    static ClientResponse from(Client client) {
        return new ClientResponse(
                client.id(),
                client.name(),
                client.displayName(),
                client.roles().stream().sorted().toList(),
                client.scopes().stream().sorted().toList(),
                client.disabled(),
                client.version());
    }
}
