package io.tieout.ledger.posting;

import io.tieout.platform.money.Money;
import java.util.UUID;

/// A bank line explained as something other than a payment.
record LineClassification(Cause cause, UUID lineId, Money amount, LineKind kind) implements LineDecision {}
