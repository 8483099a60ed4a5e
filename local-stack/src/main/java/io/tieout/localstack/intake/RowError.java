package io.tieout.localstack.intake;

/// @param line in the file, from 1; the heading is line 1
record RowError(long line, String column, String reason) {}
