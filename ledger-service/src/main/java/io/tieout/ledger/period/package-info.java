/// Accounting periods: months that are open, soft-closed (adjusting entries only) or closed, and modules of them that
/// are locked by themselves.
///
/// A month is closed when its checklist is done: every feature that knows a reason not to close contributes a
/// [CloseGate][io.tieout.ledger.period.CloseGate]. An open gate can be waived with a reason; each decision is kept with
/// who, when and why.
///
/// A fiscal year opens all its months the first time one of them is needed, past years too, unless a later period was
/// closed already. Owns: `accounting_period`, `period_decision`. Always: nothing is posted into a
/// closed period, because a posting holds its period's row in share mode until commit and closing waits for it.
@NullMarked
@ApplicationModule(allowedDependencies = {"company"})
package io.tieout.ledger.period;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
