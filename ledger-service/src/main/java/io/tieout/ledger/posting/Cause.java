package io.tieout.ledger.posting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The decision behind a posting.
///
/// @param version of the match; its answer bears the same
/// @param correlationId the business process it belongs to, when the sender knows it
record Cause(
        UUID companyId,
        UUID matchId,
        long version,
        @Nullable UUID correlationId) {}
