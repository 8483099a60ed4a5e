package io.tieout.customer.webhook;

import io.tieout.platform.problem.Conflict;

final class TooManyWebhookEndpoints extends Conflict {

    static final int MAX = 50;

    TooManyWebhookEndpoints() {
        super(
                "too-many-webhook-endpoints",
                "The company has as many webhook endpoints as it may",
                "A company may have " + MAX + " webhook endpoints");
    }
}
