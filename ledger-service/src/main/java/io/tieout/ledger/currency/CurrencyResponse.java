package io.tieout.ledger.currency;

import io.tieout.platform.money.Money;
import java.util.Currency;

/// @param minorUnits decimals on the wire, after ISO 4217
/// @param roundingIncrement the smallest step of the company's amounts
/// @param own whether the books are kept in it
record CurrencyResponse(Currency currency, int minorUnits, Money roundingIncrement, boolean own) {}
