package io.tieout.ledger.account;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// An expense has no place among the assets.
final class AccountMappingUnfit extends RuleViolation {

    AccountMappingUnfit(String pointer, Enum<?> mapping, AccountType type) {
        super(
                "account-mapping-unfit",
                "The account cannot be shown there",
                mapping + " is not for accounts of the type " + type,
                new FieldProblem(pointer, "does not fit the type " + type));
    }
}
