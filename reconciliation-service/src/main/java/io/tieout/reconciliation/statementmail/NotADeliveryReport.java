package io.tieout.reconciliation.statementmail;

import io.tieout.platform.problem.RuleViolation;

final class NotADeliveryReport extends RuleViolation {

    NotADeliveryReport() {
        super(
                "mail-not-a-delivery-report",
                "The mail tells of no delivery",
                "It is no delivery status notification (RFC 3464): an automatic answer, or a person wrote it");
    }
}
