/// Accounting periods: months that are open for posting or closed.
///
/// A fiscal year opens all its months the first time one of them is needed, past years too, unless a later period was
/// closed already. Owns: `accounting_period`, `period_decision`. Always: nothing is posted into a closed period,
/// because a posting holds its period's row in share mode until commit and closing waits for it.
@NullMarked
@ApplicationModule(allowedDependencies = {"company"})
package io.tieout.ledger.period;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
