package io.tieout.ledger.seal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A block as it is in the database.
///
/// @param checkpoint none while it waits for it: a block from before the journal was signed
record StoredBlock(
        UUID companyId,
        long number,
        long firstSequence,
        long lastSequence,
        Instant sealedAt,
        @Nullable Checkpoint checkpoint) {}
