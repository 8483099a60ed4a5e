package io.tieout.ledger.receivable;

import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// What the tax of an invoice in another currency is in the books.
///
/// @param rate at which it is owed; none: that of the invoice
record TaxInTheBooks(@Nullable Rate rate, Money tax) {}
