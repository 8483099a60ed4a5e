package io.tieout.ledger.posting;

import io.tieout.platform.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bank line explained as something other than a payment.
///
/// @param otherLeg the explanation of the other end of an own transfer, where somebody named it
record LineClassification(
        Cause cause,
        UUID lineId,
        Money amount,
        LineKind kind,
        @Nullable UUID otherLeg) implements LineDecision {}
