package io.tieout.reconciliation.insight;

import io.tieout.platform.problem.BadRequest;
import org.springframework.http.HttpStatus;

/// Each open stream holds a connection.
final class TooManyMonitors extends BadRequest {

    TooManyMonitors(String whose, int most) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-streams",
                "Too many streams are open",
                whose + " has at most " + most + " streams of the monitor open at a time");
    }
}
