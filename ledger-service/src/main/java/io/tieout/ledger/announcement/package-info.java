/// Tells of documents that were issued before there were events of their kind, once after the start.
///
/// Each feature that has such documents says how some of them are announced; here is only when. Owns nothing.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.ledger.announcement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
