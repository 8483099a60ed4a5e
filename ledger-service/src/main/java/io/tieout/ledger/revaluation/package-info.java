/// Revaluation: what is open in other currencies on a day is brought to the rate of that day.
///
/// It looks at foreign items, and at what lies beside them on accounts that are kept in another currency, as they
/// stood at the end of the day, entries dated on that day included. The difference is an unrealised gain or loss.
/// With `AUTO_REVERSE` it is taken back on the next open day, so that settling compares with the booked rate; with
/// `CARRY` it stays, and settling compares with the revalued amount. Both end at the same total. A second one of
/// the same day posts only what changed since, and a gain that turns into a loss goes where it came from. A period
/// counts as revalued when a revaluation of its last day saw all that is open: what was committed later was not
/// seen. Advances are no items here: they are settled in goods, and never revalued. Owns: `revaluation`,
/// `revaluation_line`.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "currency", "foreignitem", "journal", "period"})
package io.tieout.ledger.revaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
