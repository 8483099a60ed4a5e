/// The allowance for doubtful receivables: how much of what is owed will probably not be paid.
///
/// An allowance brings the account to its target, by a percentage of all that is owed or by its age, and posts the
/// difference as an adjusting entry, which the journal can reverse like any other. Owns: `allowance`. Always: the entry
/// is the difference between the target and what was there, and nobody else posts to the account meanwhile.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "balance", "journal", "period", "receivable"})
package io.tieout.ledger.allowance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
