package io.tieout.customer.lead;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A form on a web page through which leads come in.
record LeadForm(
        UUID formId,
        String name,
        String source,
        @Nullable String region,
        UUID createdBy,
        Instant createdAt,
        @Nullable Instant closedAt) {}
