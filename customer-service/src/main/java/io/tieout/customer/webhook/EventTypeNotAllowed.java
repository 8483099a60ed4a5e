package io.tieout.customer.webhook;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.Forbidden;
import java.util.Set;

/// A client is told of what it may read, and of nothing else.
final class EventTypeNotAllowed extends Forbidden {

    EventTypeNotAllowed(Set<String> missingScopes) {
        super(
                "event-type-not-allowed",
                "The client may not read what these events tell",
                "The event types need the scopes " + String.join(", ", missingScopes),
                new FieldProblem("/eventTypes", "need the scopes " + String.join(", ", missingScopes)));
    }
}
