package io.tieout.customer.lead;

import java.util.UUID;

/// What became of a lead.
record Conversion(UUID leadId, UUID customerId, UUID contactId, UUID dealId, UUID ownerUserId) {}
