package io.tieout.ledger.customerview;

import java.util.UUID;

/// A customer as lists and reports show it.
public record KnownCustomer(UUID companyId, UUID customerId, String customerNumber, String name) {}
