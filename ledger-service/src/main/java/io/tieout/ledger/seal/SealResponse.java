package io.tieout.ledger.seal;

import io.tieout.platform.web.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checkpoints of the journal, first to last, and the keys that verify them.
record SealResponse(
        List<Key> keys,
        List<CheckpointResponse> items,
        @Nullable String next) {

    /// @param publicKey X.509 in Base64
    record Key(String keyId, String algorithm, String publicKey) {

        static Key from(SealPublicKey key) {
            return new Key(key.id(), SealKey.ALGORITHM, key.encoded());
        }
    }

    static SealResponse of(SealKeys keys, Page<CheckpointResponse> page) {
        return new SealResponse(keys.all().stream().map(Key::from).toList(), page.items(), page.next());
    }
}
