package io.tieout.sales.deal;

import io.tieout.sales.pipeline.PipelineStage;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Decides whether a deal may enter a stage.
///
/// @param overrideReason why a manager sets the rules of the stage aside; they hold where null
/// @param overrideOf which of them were set aside; none where null
record StageGate(@Nullable String overrideReason, @Nullable String overrideOf) {

    static final StageGate NO_RULES = new StageGate(null, null);

    /// @param from none: the deal is being opened
    /// @throws StageTransitionForbidden when no way leads there and nobody overrides that
    /// @throws StageFieldsMissing when the deal lacks what the stage requires and nobody overrides that
    static StageGate check(
            Deal deal, @Nullable PipelineStage from, PipelineStage target, @Nullable String overrideReason) {
        var broken = new ArrayList<String>();
        if (from != null && !from.leadsTo(target.stage())) {
            if (overrideReason == null) {
                throw new StageTransitionForbidden(from, target.stage());
            }
            broken.add("transition");
        }
        var missing = target.requiredFields().stream()
                .filter(field -> !deal.has(field))
                .toList();
        if (!missing.isEmpty()) {
            if (overrideReason == null) {
                throw new StageFieldsMissing(target.stage(), missing);
            }
            missing.forEach(field -> broken.add(field.property()));
        }
        return broken.isEmpty() ? NO_RULES : new StageGate(overrideReason, String.join(", ", broken));
    }
}
