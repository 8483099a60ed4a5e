package io.tieout.ledger.seal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The key that signs now, and the public keys of those that signed before. They come from the configuration and not
/// from the database: a key found there could be the intruder's.
final class SealKeys {

    private final SealKey signing;
    private final Map<String, SealPublicKey> trusted = new LinkedHashMap<>();

    SealKeys(SealKey signing, List<SealPublicKey> earlier) {
        this.signing = signing;
        trusted.put(signing.id(), signing.publicKey());
        earlier.forEach(key -> trusted.put(key.id(), key));
    }

    SealKey signing() {
        return signing;
    }

    List<SealPublicKey> all() {
        return new ArrayList<>(trusted.values());
    }

    Optional<SealPublicKey> find(String keyId) {
        return Optional.ofNullable(trusted.get(keyId));
    }
}
