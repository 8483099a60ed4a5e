/// What changed, for those who judge it afterwards: a copy of a document's facts, written with the change itself.
///
/// Owns: `object_change`, `watched_kind`. Always: each version of a watched document is noted once, in the
/// transaction that makes it; nothing is noted of kinds that nobody watches.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.sales.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
