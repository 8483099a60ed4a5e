package io.tieout.reconciliation.matchingcase;

/// What stands in a file in the place of a case.
sealed interface ReadCase {

    record Legible(MatchingCase given) implements ReadCase {}

    /// @param reason what is wrong with it, for the person who wrote it
    record Illegible(String id, String reason) implements ReadCase {}
}
