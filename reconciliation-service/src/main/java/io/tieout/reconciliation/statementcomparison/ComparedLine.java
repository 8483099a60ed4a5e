package io.tieout.reconciliation.statementcomparison;

import org.jspecify.annotations.Nullable;

/// A line of theirs, an entry of ours, or both together.
///
/// @param differenceMinor what it adds to their closing balance less ours
record ComparedLine(
        Outcome outcome,
        Ground ground,
        @Nullable TheirLine theirs,
        @Nullable OwnEntry ours,
        long differenceMinor) {}
