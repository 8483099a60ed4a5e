package io.tieout.reconciliation.bankaccount;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// What is said about the account does not make an account.
class InvalidBankAccount extends RuleViolation {

    InvalidBankAccount(String pointer, String message) {
        super(
                "invalid-bank-account",
                "The bank account is not described rightly",
                pointer.substring(1) + " " + message,
                new FieldProblem(pointer, message));
    }
}
