package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An allocation that the invoice can take: its row is locked until the transaction ends.
///
/// @param invoiceDate nothing is settled before it
public record PlannedAllocation(
        InvoiceId invoiceId, UUID customerId, @Nullable UUID dealId, LocalDate invoiceDate, Money amount) {}
