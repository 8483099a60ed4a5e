package io.tieout.sales.customerview;

import java.util.UUID;

/// What sales knows of a customer.
public record CustomerView(UUID customerId, String name, String customerNumber, int paymentTermDays) {}
