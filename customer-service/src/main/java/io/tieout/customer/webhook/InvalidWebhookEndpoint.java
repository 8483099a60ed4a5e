package io.tieout.customer.webhook;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// Nothing can be sent there, or nothing of this kind.
final class InvalidWebhookEndpoint extends RuleViolation {

    InvalidWebhookEndpoint(String pointer, String what) {
        super(
                "invalid-webhook-endpoint",
                "The webhook endpoint cannot be kept like this",
                pointer.substring(1) + " " + what,
                new FieldProblem(pointer, what));
    }
}
