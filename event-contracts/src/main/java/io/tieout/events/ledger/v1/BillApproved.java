package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.util.UUID;

/// A second person found the bill right: from now on it may be paid.
///
/// @param open what may be paid
public record BillApproved(UUID billId, UUID supplierId, Money open, UUID approvedBy) {}
