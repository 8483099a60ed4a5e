/// Differences that someone has to look at, each with its reason: nothing stops silently.
///
/// A discrepancy is *opened* where the state of a line, match or statement says so, *closed* by the same state when
/// it is over, or *resolved* by a person with a cause. Owns: `discrepancy`. Always: one open discrepancy of a kind
/// and subject.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.discrepancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
