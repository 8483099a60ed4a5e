package io.tieout.customer.webhook;

import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import java.util.Map;
import java.util.UUID;

/// Which endpoints a caller may see and change: a client its own, an administrator all of the company.
record WebhookSight(boolean everything, UUID callerId) {

    /// Continues a `where` clause over `webhook_endpoint e`.
    static final String OF_ENDPOINTS = " and (:seesAll or e.created_by = :viewer)\n";

    static WebhookSight of(Caller caller) {
        return new WebhookSight(!caller.is(Role.INTEGRATOR), caller.id());
    }

    Map<String, Object> parameters() {
        return Map.of("seesAll", everything, "viewer", callerId);
    }
}
