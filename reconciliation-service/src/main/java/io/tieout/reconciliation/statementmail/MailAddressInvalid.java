package io.tieout.reconciliation.statementmail;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class MailAddressInvalid extends RuleViolation {

    MailAddressInvalid() {
        super(
                "mail-address-invalid",
                "It is no mail address",
                "One address is needed, such as name@example.com",
                new FieldProblem("/address", "is no mail address"));
    }
}
