package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.util.UUID;

/// A dispute of an invoice began or ended. While any is open nobody is reminded of the invoice.
///
/// @param disputeId the one that began or ended
/// @param disputed whether any is open now
/// @param amount what all open disputes come to
public record InvoiceDisputeChanged(UUID invoiceId, UUID customerId, UUID disputeId, boolean disputed, Money amount) {}
