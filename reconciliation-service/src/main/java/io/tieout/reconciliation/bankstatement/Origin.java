package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.Format;
import java.util.UUID;

/// Where a statement came from.
record Origin(UUID importId, Format format) {}
