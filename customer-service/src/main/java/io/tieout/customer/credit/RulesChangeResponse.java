package io.tieout.customer.credit;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// @param document as it was from this version on
record RulesChangeResponse(long version, JsonNode document, String reason, UUID changedBy, Instant changedAt) {}
