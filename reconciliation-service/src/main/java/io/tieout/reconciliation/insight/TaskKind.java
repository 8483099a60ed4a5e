package io.tieout.reconciliation.insight;

/// What is to be done.
enum TaskKind {
    /// The account's newest statement is some days old.
    IMPORT_STATEMENT,
    /// A month ended, and bank and books of the account are not signed to its end.
    SIGN_BANK_RECONCILIATION,
    /// Open discrepancies have their deadline, or passed it.
    RESOLVE_DISCREPANCIES
}
