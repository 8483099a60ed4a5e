/// The stages that deals go through, in their order. The first company event brings a standard pipeline.
///
/// Owns: `pipeline`. Listens to: `tieout.identity.company-state.v1`.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.sales.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
