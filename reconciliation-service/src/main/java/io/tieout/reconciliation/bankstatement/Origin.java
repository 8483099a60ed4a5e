package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.Format;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a statement came from.
///
/// @param profile by which a table was read
record Origin(UUID importId, Format format, @Nullable String profile) {}
