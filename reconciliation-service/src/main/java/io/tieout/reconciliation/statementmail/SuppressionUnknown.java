package io.tieout.reconciliation.statementmail;

import io.tieout.platform.problem.NotFound;

final class SuppressionUnknown extends NotFound {

    SuppressionUnknown() {
        super("mail-suppression-not-found", "The address gets mail", "There is no such suppressed address");
    }
}
