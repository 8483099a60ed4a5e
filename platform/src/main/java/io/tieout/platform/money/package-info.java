/// Exact amounts of money.
///
/// An amount is a whole number of minor units (cents) of one currency; ISO 4217 says how many digits a currency has.
/// Nothing here ever passes through a binary floating point number, and every rounding is visible at the call.
@NullMarked
package io.tieout.platform.money;

import org.jspecify.annotations.NullMarked;
