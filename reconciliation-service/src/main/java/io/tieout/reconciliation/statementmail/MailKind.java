package io.tieout.reconciliation.statementmail;

enum MailKind {
    STATEMENT,
    REMINDER
}
