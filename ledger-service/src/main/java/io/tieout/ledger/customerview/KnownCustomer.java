package io.tieout.ledger.customerview;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer as lists and reports show it.
///
/// @param parentId the customer that owns this one
public record KnownCustomer(
        UUID companyId,
        UUID customerId,
        String customerNumber,
        String name,
        @Nullable UUID parentId) {}
