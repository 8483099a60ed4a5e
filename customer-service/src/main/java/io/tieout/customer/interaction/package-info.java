/// What was said with a customer, on whatever channel, as one timeline: newest first, never changed.
///
/// Owns: `interaction`. Publishes: `tieout.customer.interaction-recorded.v1`.
@NullMarked
@ApplicationModule(allowedDependencies = {"businessview", "party"})
package io.tieout.customer.interaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
