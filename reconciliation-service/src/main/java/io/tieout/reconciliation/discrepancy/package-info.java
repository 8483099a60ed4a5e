/// Differences that someone has to look at, each with its reason: nothing stops silently.
///
/// A discrepancy is *opened* where the state of a line, match, statement or open item says so, *closed* by the same
/// state when it is over, or *resolved* by a person with a cause. It has a deadline by its kind, an owner as soon as
/// somebody takes it, and *reminders* when the deadline has passed; each day's open ones are counted by age. Reads
/// open items for payments that do not come. Owns: `discrepancy`, `discrepancy_policy`, `discrepancy_ageing_day`,
/// `discrepancy_ageing`. Publishes: `tieout.reconciliation.discrepancy-overdue.v1`. Always: one open discrepancy of
/// a kind and subject, however often it is found; each level of reminders is told once.
@NullMarked
@ApplicationModule(allowedDependencies = {"activity"})
package io.tieout.reconciliation.discrepancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
