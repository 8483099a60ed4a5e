package io.tieout.ledger.journal;

import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.Money;

/// What a line is in another currency than that of the books.
///
/// @param amount on the line's side; zero where only the value changes, as in a revaluation
/// @param rate what a unit of it was worth to this line
public record ForeignAmount(Money amount, Rate rate) {}
