package io.tieout.reconciliation.bankaccount;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// The same account would get two sets of ledger accounts.
class BankAccountAlreadyConnected extends Conflict {

    BankAccountAlreadyConnected() {
        super(
                "bank-account-already-connected",
                "The bank account is already connected",
                "An account with this IBAN or number is connected",
                new FieldProblem("/iban", "is already connected"));
    }
}
