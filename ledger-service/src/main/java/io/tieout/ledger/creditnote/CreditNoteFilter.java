package io.tieout.ledger.creditnote;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which credit notes a list shows; what is absent does not restrict.
///
/// @param unused only those of which something is left
record CreditNoteFilter(@Nullable UUID customerId, @Nullable UUID invoiceId, boolean unused) {}
