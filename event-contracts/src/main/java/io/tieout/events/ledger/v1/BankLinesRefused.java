package io.tieout.events.ledger.v1;

import java.util.UUID;

/// The ledger could not book a chunk of bank lines; none of it was posted.
///
/// @param code the problem code, for example `period-closed`
public record BankLinesRefused(UUID statementId, int chunk, UUID bankAccountId, String code, String detail) {}
