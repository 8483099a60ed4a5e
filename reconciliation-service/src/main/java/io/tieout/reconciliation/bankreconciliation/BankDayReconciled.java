package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import java.time.LocalDate;

/// Up to this day all is signed.
final class BankDayReconciled extends Conflict {

    BankDayReconciled(LocalDate signedTo) {
        super(
                "bank-day-reconciled",
                "The day is reconciled",
                "The account is reconciled and signed up to " + signedTo,
                new FieldProblem("/to", "must be after " + signedTo));
        fact("signedTo", signedTo);
    }
}
