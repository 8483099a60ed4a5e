package io.tieout.ledger.dispute;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.util.UUID;

/// A dispute as it is told.
record OpenedDispute(UUID companyId, UUID disputeId, InvoiceId invoiceId, Money amount, String reasonCode) {}
