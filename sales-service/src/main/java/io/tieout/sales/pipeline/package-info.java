/// The stages that deals go through, in their order, with the rules of each stage; and why deals are lost.
///
/// The rules are data in versions: a change makes the next version, for deals that are opened from then on. The
/// first company event brings a standard pipeline without rules.
///
/// Owns: `pipeline`, `pipeline_version`, `pipeline_stage`, `pipeline_auto_move`, `lost_reason`. Listens to:
/// `tieout.identity.company-state.v1`. Always: a version never changes; deals of a type and team have one pipeline.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.sales.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
