package io.tieout.customer.businessview;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A deal as it was told last.
public record ViewedDeal(
        UUID dealId,
        String pipeline,
        String stage,
        @Nullable Money value,
        Instant openedAt,
        @Nullable LocalDate closedOn,
        @Nullable String lostReason) {}
