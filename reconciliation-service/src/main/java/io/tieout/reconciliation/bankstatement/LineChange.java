package io.tieout.reconciliation.bankstatement;

/// What changed about lines, for those who watch them.
public enum LineChange {
    /// How far they are.
    STATE,
    /// What the engine has for them.
    PROPOSAL,
    /// How far their match is.
    MATCH,
    /// Who sees to them.
    OWNER,
    COMMENT
}
