package io.tieout.reconciliation.statementfile;

/// placeholder
public record CsvProfile(String name) {}
