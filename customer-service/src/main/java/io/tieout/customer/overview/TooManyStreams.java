package io.tieout.customer.overview;

import io.tieout.platform.problem.BadRequest;
import org.springframework.http.HttpStatus;

/// Each open stream holds a connection.
final class TooManyStreams extends BadRequest {

    TooManyStreams(int perUser) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-streams",
                "Too many streams are open",
                "A user may have " + perUser + " streams open at a time, and company and service have limits, too");
    }
}
