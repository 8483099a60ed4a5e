package io.tieout.sales.order;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// The open amount of an invoice after a change.
record OpenChange(UUID invoiceId, Money open, LocalDate effectiveDate) {}
