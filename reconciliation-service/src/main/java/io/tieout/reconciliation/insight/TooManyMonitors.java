package io.tieout.reconciliation.insight;

import io.tieout.platform.problem.BadRequest;
import org.springframework.http.HttpStatus;

/// Each open stream holds a connection.
final class TooManyMonitors extends BadRequest {

    TooManyMonitors(int total) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-streams",
                "Too many streams are open",
                "The service has at most " + total + " streams of the monitor open at a time");
    }
}
