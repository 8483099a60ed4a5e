package io.tieout.events.customer.v1;

import java.util.UUID;

/// A customer turned out to be another one. From now on both are one party; what was written about either stays.
///
/// @param mergeId the merge, a resource of customer-service
/// @param survivorId the customer that stays
public record CustomerMerged(UUID mergeId, UUID customerId, UUID survivorId) {}
