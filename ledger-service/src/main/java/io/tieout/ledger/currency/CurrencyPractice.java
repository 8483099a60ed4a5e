package io.tieout.ledger.currency;

import io.tieout.platform.money.Money;
import java.util.Currency;

/// How a company rounds a currency where it does not use the smallest unit of ISO 4217.
///
/// @param roundingIncrement the smallest step of its amounts, for example 0.05 CHF, or 1.00 IDR
record CurrencyPractice(Currency currency, Money roundingIncrement, long version) {}
