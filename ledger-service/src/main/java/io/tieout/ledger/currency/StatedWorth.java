package io.tieout.ledger.currency;

import io.tieout.platform.money.Money;

/// What somebody says that an amount is worth.
///
/// @param worth in the company's own currency
public record StatedWorth(Money amount, Money worth) {}
