/// Writes bank statements in the formats that banks send: camt.053, MT940 and CSV. For files that the commands make
/// themselves; reading is reconciliation-service's work, and it reads these like any other.
@NullMarked
package io.tieout.localstack.bankfile;

import org.jspecify.annotations.NullMarked;
