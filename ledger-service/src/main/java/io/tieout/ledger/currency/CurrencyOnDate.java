package io.tieout.ledger.currency;

import java.time.LocalDate;
import java.util.Currency;

/// What a rate is wanted for.
public record CurrencyOnDate(Currency currency, LocalDate date) {}
