package io.tieout.sales.process;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One step of the way from deal to paid invoice.
///
/// @param eventId the event that reported it
/// @param documentId the deal, order or invoice
/// @param entryId the journal entry, where one was posted
record ProcessStep(
        UUID eventId,
        String step,
        UUID documentId,
        @Nullable String documentNumber,
        @Nullable UUID entryId,
        @Nullable Money amount,
        Instant occurredAt) {}
