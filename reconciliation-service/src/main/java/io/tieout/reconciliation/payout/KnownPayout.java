package io.tieout.reconciliation.payout;

import io.tieout.reconciliation.matching.Line;
import java.util.UUID;

/// The payout that a bank line is.
public record KnownPayout(UUID payoutId, Line.Payout payout) {}
