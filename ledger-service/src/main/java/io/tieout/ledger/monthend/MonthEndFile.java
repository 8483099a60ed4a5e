package io.tieout.ledger.monthend;

/// A file of the archive, before compression.
record MonthEndFile(String name, long sizeBytes, String sha256) {}
