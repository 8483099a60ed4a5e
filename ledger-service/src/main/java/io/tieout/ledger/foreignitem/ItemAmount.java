package io.tieout.ledger.foreignitem;

import io.tieout.platform.money.Money;

/// A part of an item in its own currency; negative when it is owed again.
public record ItemAmount(ForeignItemId id, Money amount) {}
