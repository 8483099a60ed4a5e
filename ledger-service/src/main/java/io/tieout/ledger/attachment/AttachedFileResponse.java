package io.tieout.ledger.attachment;

import java.time.Instant;
import java.util.UUID;

/// A paper of a document; its content is at `/attachments/{sha256}`.
record AttachedFileResponse(
        Sha256 sha256, String fileName, String mediaType, int size, UUID attachedBy, Instant recordedAt) {}
