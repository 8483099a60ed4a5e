package io.tieout.ledger.dunning;

import io.tieout.ledger.receivable.InvoiceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record DunningBlockResponse(
        InvoiceId invoiceId, String reason, @Nullable LocalDate until, UUID blockedBy, Instant recordedAt) {}
