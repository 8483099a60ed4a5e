package io.tieout.events.sales.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// A deal was won.
///
/// @param closeDate the business date of winning
public record DealWon(UUID dealId, UUID customerId, Money value, LocalDate closeDate) {}
