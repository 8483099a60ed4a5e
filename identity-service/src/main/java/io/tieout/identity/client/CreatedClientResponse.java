package io.tieout.identity.client;

import java.util.List;

/// @param clientSecret shown here and never again
record CreatedClientResponse(
        ClientId id, String clientId, String clientSecret, String displayName, List<String> scopes, long version) {

    static CreatedClientResponse from(Client client, ClientSecret secret) {
        return new CreatedClientResponse(
                client.id(),
                client.name(),
                secret.value(),
                client.displayName(),
                client.scopes().stream().sorted().toList(),
                client.version());
    }
}
