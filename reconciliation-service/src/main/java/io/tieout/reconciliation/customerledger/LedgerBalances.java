package io.tieout.reconciliation.customerledger;

import io.tieout.platform.money.Money;

/// What one of a customer's accounts comes to.
///
/// @param opening before the first day
/// @param before the first line that is shown: the opening, on the first page
/// @param closing on the last day
public record LedgerBalances(Money opening, Money before, Money closing) {}
