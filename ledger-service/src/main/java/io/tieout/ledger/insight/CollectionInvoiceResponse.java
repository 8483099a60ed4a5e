package io.tieout.ledger.insight;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// @param collected the money that came for it, up to the last day
/// @param owed at the end of the last day
record CollectionInvoiceResponse(
        InvoiceId invoiceId,
        String invoiceNumber,
        UUID customerId,
        LocalDate invoiceDate,
        LocalDate dueDate,
        Money total,
        Money collected,
        Money owed) {}
