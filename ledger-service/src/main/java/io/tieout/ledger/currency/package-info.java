/// Currencies beside the company's own: rates with source and date, and how amounts are converted and rounded.
///
/// A rate says what one unit of the *base* currency costs in the *quote* currency. The latest rate on or before a day
/// counts, unless it is too old; when there is none, what needs it is refused and nothing is guessed. A rate is never
/// overwritten: a correction is a new version, and documents keep the rate they were posted at. Owns: `exchange_rate`,
/// `currency_practice`. Publishes: `tieout.ledger.exchange-rate-state.v1`.
/// Always: an amount is converted half-up to the company's smallest step of the currency.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "period"})
package io.tieout.ledger.currency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
