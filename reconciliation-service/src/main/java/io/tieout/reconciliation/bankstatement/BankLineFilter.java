package io.tieout.reconciliation.bankstatement;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which bank lines are wanted; null wants all.
///
/// @param from first booking date
/// @param to last booking date
record BankLineFilter(
        @Nullable UUID bankAccountId,
        @Nullable UUID statementId,
        @Nullable BankLineState state,
        @Nullable MatchState matchState,
        @Nullable LineOutcome outcome,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
