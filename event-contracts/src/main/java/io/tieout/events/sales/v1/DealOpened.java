package io.tieout.events.sales.v1;

import io.tieout.platform.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A deal entered a pipeline.
public record DealOpened(
        UUID dealId,
        @Nullable UUID customerId,
        String pipeline,
        String stage,
        @Nullable Money value) {}
