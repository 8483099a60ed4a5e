package io.tieout.ledger.seal;

import java.util.UUID;

/// A checkpoint as it leaves the ledger: in the API, in the export and in the file outside the database.
///
/// @param root root of the hash tree over the block's entries
/// @param previous hash of the checkpoint before
/// @param sealedAt with six digits of the second, as it was signed
/// @param signature Ed25519 over the checkpoint's text, hexadecimal
record CheckpointResponse(
        UUID companyId,
        long blockNumber,
        long firstSequence,
        long lastSequence,
        String root,
        String previous,
        String sealedAt,
        String keyId,
        String signature) {

    static CheckpointResponse from(Checkpoint checkpoint) {
        return new CheckpointResponse(
                checkpoint.companyId(),
                checkpoint.blockNumber(),
                checkpoint.firstSequence(),
                checkpoint.lastSequence(),
                checkpoint.root().hex(),
                checkpoint.previous().hex(),
                CanonicalEntry.instant(checkpoint.sealedAt()),
                checkpoint.keyId(),
                checkpoint.signature());
    }
}
