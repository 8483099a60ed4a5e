package io.tieout.customer.party;

/// Whose value a field has after a merge.
public enum MergeChoice {
    SURVIVOR,
    MERGED,
    BOTH
}
