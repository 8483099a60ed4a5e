package io.tieout.reconciliation.matching;

/// One thing the engine saw and what it made of it.
///
/// @param saw the text, figure or code as it stood in the line
/// @param meaning the conclusion, for a person
/// @param weight what it adds to or takes from the explanation's score
public record Evidence(Signal signal, String saw, String meaning, int weight) {}
