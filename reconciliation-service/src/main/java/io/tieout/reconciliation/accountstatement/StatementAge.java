package io.tieout.reconciliation.accountstatement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// How long an amount has been due.
public enum StatementAge {
    NOT_DUE,
    DAYS_1_TO_30,
    DAYS_31_TO_60,
    DAYS_61_TO_90,
    OVER_90,
    /// Belongs to no open document: what a document and the ledger do not tell alike yet.
    NOT_ASSIGNED;

    static StatementAge of(LocalDate dueDate, LocalDate asOf) {
        long days = ChronoUnit.DAYS.between(dueDate, asOf);
        if (days <= 0) {
            return NOT_DUE;
        }
        if (days <= 30) {
            return DAYS_1_TO_30;
        }
        if (days <= 60) {
            return DAYS_31_TO_60;
        }
        return days <= 90 ? DAYS_61_TO_90 : OVER_90;
    }
}
