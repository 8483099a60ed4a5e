package io.tieout.reconciliation.accountstatement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which period statements are of, and what was known then.
///
/// @param runId the run that issues them
/// @param throughSequence the last entry of the journal that counts
record StatementScope(
        UUID companyId,
        @Nullable UUID runId,
        LocalDate from,
        LocalDate to,
        Instant knownAt,
        long throughSequence,
        UUID issuedBy) {}
