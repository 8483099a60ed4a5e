package io.tieout.reconciliation.confirmation;

import io.tieout.reconciliation.accountstatement.StatementStatus;

enum AnswerOutcome {
    CONFIRMED,
    PART_CONFIRMED,
    DISPUTED,
    DEEMED_CONFIRMED;

    StatementStatus status() {
        return StatementStatus.valueOf(name());
    }

    /// @param lines of the statement
    /// @param disputed of them
    static AnswerOutcome of(int lines, int disputed) {
        if (disputed == 0) {
            return CONFIRMED;
        }
        return disputed == lines ? DISPUTED : PART_CONFIRMED;
    }
}
