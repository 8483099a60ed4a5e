package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;

/// How much of an invoice is to be settled; negative when the payer's bank took the money back.
public record InvoiceAmount(InvoiceId invoiceId, Money amount) {}
