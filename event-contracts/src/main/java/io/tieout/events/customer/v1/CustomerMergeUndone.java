package io.tieout.events.customer.v1;

import java.util.UUID;

/// A customer that was merged into another one is on its own again.
///
/// @param mergeId the merge, a resource of customer-service
/// @param survivorId the customer that it was merged into
public record CustomerMergeUndone(UUID mergeId, UUID customerId, UUID survivorId) {}
