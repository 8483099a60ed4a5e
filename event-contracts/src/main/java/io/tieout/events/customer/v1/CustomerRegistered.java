package io.tieout.events.customer.v1;

import java.util.UUID;

/// A customer was entered. Carries no personal data; name and bank details are on the state topic.
public record CustomerRegistered(UUID customerId, String customerNumber) {}
