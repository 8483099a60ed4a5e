/// Compares what was ordered with what was invoiced, and that with what was paid: rule by rule, with its difference.
///
/// Small differences are within a tolerance that the caller names, as a part of what was ordered; none without one.
/// Reads the tables of other features on purpose: it must not trust the code that it checks. Owns nothing. Always:
/// the state of an order follows from its rules alone: *different* where one is broken, *open* where one waits,
/// else *settled*.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.threewaycheck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
