package io.tieout.events.sales.v1;

import java.time.Instant;
import java.util.UUID;

/// A deal moved to another open stage.
public record DealStageChanged(UUID dealId, String fromStage, String toStage, Instant changedAt) {}
