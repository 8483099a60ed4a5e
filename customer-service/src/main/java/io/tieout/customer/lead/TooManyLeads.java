package io.tieout.customer.lead;

import io.tieout.platform.problem.BadRequest;
import org.springframework.http.HttpStatus;

final class TooManyLeads extends BadRequest {

    TooManyLeads() {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-leads",
                "The form was sent too often",
                "Wait some minutes and send it again");
    }
}
