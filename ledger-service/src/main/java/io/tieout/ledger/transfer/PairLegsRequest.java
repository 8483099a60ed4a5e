package io.tieout.ledger.transfer;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// @param outgoing the leg that left, by its match
/// @param incoming the leg that came in, by its match
record PairLegsRequest(@NotNull UUID outgoing, @NotNull UUID incoming) {}
