package io.tieout.reconciliation.confirmation;

import java.time.Instant;
import java.util.UUID;

/// A link that works as long as it is neither closed nor expired.
record ConfirmationLink(UUID companyId, UUID linkId, UUID statementId, Instant createdAt, Instant expiresAt) {}
