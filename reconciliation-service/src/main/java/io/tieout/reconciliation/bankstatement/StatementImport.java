package io.tieout.reconciliation.bankstatement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An uploaded file that waits for its turn, or has it.
///
/// @param profile as the caller wrote it: a name, or JSON
/// @param decisions of people, on lines that looked known when it was tried before; as JSON
record StatementImport(
        UUID companyId,
        UUID importId,
        String fileName,
        long fileSize,
        @Nullable UUID bankAccountId,
        @Nullable String profile,
        int attempts,
        String decisions) {}
