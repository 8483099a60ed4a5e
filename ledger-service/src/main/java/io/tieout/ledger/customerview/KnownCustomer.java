package io.tieout.ledger.customerview;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer as lists and reports show it.
///
/// @param parentId the customer that owns this one
/// @param mergedInto the customer that this one turned out to be
/// @param supplier whether we buy from it; none where nobody told
public record KnownCustomer(
        UUID companyId,
        UUID customerId,
        String customerNumber,
        String name,
        @Nullable UUID parentId,
        @Nullable UUID mergedInto,
        @Nullable Boolean supplier) {}
