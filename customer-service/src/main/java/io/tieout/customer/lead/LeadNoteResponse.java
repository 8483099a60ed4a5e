package io.tieout.customer.lead;

import java.time.Instant;
import java.util.UUID;

record LeadNoteResponse(UUID noteId, String note, UUID writtenBy, Instant writtenAt) {}
