package io.tieout.reconciliation.rateview;

import java.time.LocalDate;
import java.util.Currency;

public record CurrencyOnDate(Currency currency, LocalDate date) {}
