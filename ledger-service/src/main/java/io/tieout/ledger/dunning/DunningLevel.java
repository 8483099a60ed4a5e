package io.tieout.ledger.dunning;

/// @param level 1, 2, 3 …
/// @param daysOverdue from this day after the due date on
/// @param textKey under which whoever sends the reminder finds its words
record DunningLevel(int level, int daysOverdue, String textKey) {}
