package io.tieout.reconciliation.payout;

import io.tieout.reconciliation.statementfile.StatementFile;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A settlement report as somebody hands it in.
///
/// @param lineId the bank line that its payout is, where the person says so
record PayoutReportUpload(UUID bankAccountId, @Nullable UUID lineId, StatementFile file, String sha256) {}
