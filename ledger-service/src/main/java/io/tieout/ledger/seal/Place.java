package io.tieout.ledger.seal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The place of an entry in the journal.
///
/// @param leaf the hash of the entry when it was sealed; none from before entries were hashed
record Place(
        long sequence,
        UUID entryId,
        long blockNumber,
        @Nullable Hash leaf) {}
