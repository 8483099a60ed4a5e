package io.tieout.ledger.foreignitem;

import io.tieout.platform.money.Money;

/// An item as it stood at the end of a day.
///
/// @param item as it stands now
/// @param open in its currency on that day
/// @param carrying in the company's currency on that day
public record ItemStanding(ForeignItem item, Money open, Money carrying) {}
