package io.tieout.reconciliation.accountstatement;

enum StatementRunState {
    RUNNING,
    DONE
}
