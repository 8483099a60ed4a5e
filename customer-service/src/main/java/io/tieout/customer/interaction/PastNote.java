package io.tieout.customer.interaction;

import java.time.Instant;
import java.util.UUID;

/// A note that was written about somebody before he or she was a customer.
public record PastNote(Direction direction, Instant occurredAt, String subject, String body, UUID recordedBy) {}
