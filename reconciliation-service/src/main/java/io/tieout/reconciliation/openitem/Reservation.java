package io.tieout.reconciliation.openitem;

import java.util.UUID;

/// What a match asks of an item.
///
/// @param amountMinor signed like the item; the other sign opens it again
public record Reservation(UUID invoiceId, long amountMinor) {}
