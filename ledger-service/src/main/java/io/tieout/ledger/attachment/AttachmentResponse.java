package io.tieout.ledger.attachment;

import java.time.Instant;
import java.util.UUID;

/// @param sha256 names the content
record AttachmentResponse(Sha256 sha256, String mediaType, int size, UUID uploadedBy, Instant recordedAt) {}
