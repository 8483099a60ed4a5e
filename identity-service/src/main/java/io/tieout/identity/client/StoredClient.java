package io.tieout.identity.client;

import org.jspecify.annotations.Nullable;

/// A client together with the hash of its secret, which a public one does not have.
public record StoredClient(Client client, @Nullable String secretHash) {}
