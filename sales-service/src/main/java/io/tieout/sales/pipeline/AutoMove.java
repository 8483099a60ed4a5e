package io.tieout.sales.pipeline;

import org.jspecify.annotations.Nullable;

/// Moves a deal when something happens elsewhere.
///
/// @param from only out of this stage; out of any where null
public record AutoMove(DealFact fact, @Nullable String from, String to) {}
