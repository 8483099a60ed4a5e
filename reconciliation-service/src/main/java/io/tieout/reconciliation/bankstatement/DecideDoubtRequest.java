package io.tieout.reconciliation.bankstatement;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// @param statement which one of the file, as the import says
/// @param answer what holds for its doubtful lines
/// @param except numbers of lines for which the other answer holds
record DecideDoubtRequest(
        @NotNull Integer statement,
        @NotNull DoubtDecision.Answer answer,
        @Nullable @Size(max = DoubtfulLines.SHOWN) Set<@NotNull Integer> except) {

    Set<Integer> exceptions() {
        return except == null ? Set.of() : except;
    }
}
