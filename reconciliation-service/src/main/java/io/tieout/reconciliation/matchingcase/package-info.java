/// Runs reconciliation cases from files through the engine, with no server: what is given, what is expected, what
/// came out and why.
///
/// A file is `{"cases": [...]}`; it is read one case at a time, so that it may be of any length. The same reader
/// serves `tieout match` and the tests.
@NullMarked
@ApplicationModule(allowedDependencies = {"matching"})
package io.tieout.reconciliation.matchingcase;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
