package io.tieout.customer.businessview;

import java.util.UUID;

/// Something happened to a customer since it was worked up last, or the day for another look has come.
public record CustomerActivity(UUID companyId, UUID customerId, long position) {}
