package io.tieout.ledger.currency;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotNull;

/// @param roundingIncrement the smallest step of amounts in this currency, for example 0.05 CHF
record CurrencyPracticeRequest(@NotNull Money roundingIncrement) {}
