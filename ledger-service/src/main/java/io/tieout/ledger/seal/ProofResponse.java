package io.tieout.ledger.seal;

import java.util.List;
import java.util.Map;

/// Shows that an entry is in the journal as it was signed, without the rest of the journal.
///
/// @param entry the texts that are hashed, as in the sealed export
/// @param leaf hash of the entry as it is now
/// @param index place of the entry in its block, from 0
/// @param size entries of the block
/// @param path the hashes that lead from the leaf to the root, nearest first (RFC 6962)
/// @param holds leaf and path lead to the root, and the signature is right
record ProofResponse(
        Map<String, Object> entry,
        String leaf,
        int index,
        int size,
        List<String> path,
        CheckpointResponse checkpoint,
        String publicKey,
        boolean holds) {}
