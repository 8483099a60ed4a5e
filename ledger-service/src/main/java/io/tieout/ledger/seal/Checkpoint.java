package io.tieout.ledger.seal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// What is signed about a block. It names the checkpoint before it, so each stands for the whole journal up to it.
///
/// @param root of the hash tree over the block's entries
/// @param previous hash of the checkpoint before; zeros for the first
/// @param keyId names the key of the signature
/// @param signature Ed25519 over [#text], in hexadecimal digits; empty before it is signed
record Checkpoint(
        UUID companyId,
        long blockNumber,
        long firstSequence,
        long lastSequence,
        Hash root,
        Hash previous,
        Instant sealedAt,
        String keyId,
        String signature) {

    static Checkpoint of(StoredBlock block, Hash root, Hash previous, SealKey key) {
        var unsigned = new Checkpoint(
                block.companyId(),
                block.number(),
                block.firstSequence(),
                block.lastSequence(),
                root,
                previous,
                block.sealedAt(),
                key.id(),
                "");
        return unsigned.with(key.sign(unsigned.text()));
    }

    /// Nine lines, each with its end.
    byte[] text() {
        return String.join(
                        "\n",
                        "tieout-journal-checkpoint/1",
                        companyId.toString(),
                        Long.toString(blockNumber),
                        Long.toString(firstSequence),
                        Long.toString(lastSequence),
                        root.hex(),
                        previous.hex(),
                        CanonicalEntry.instant(sealedAt),
                        keyId,
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// What the next checkpoint names.
    Hash hash() {
        return Hash.checkpoint(text());
    }

    private Checkpoint with(String newSignature) {
        return new Checkpoint(
                companyId, blockNumber, firstSequence, lastSequence, root, previous, sealedAt, keyId, newSignature);
    }
}
