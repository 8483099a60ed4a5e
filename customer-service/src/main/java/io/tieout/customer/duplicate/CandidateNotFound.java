package io.tieout.customer.duplicate;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class CandidateNotFound extends NotFound {

    CandidateNotFound(UUID id) {
        super("duplicate-candidate-not-found", "There is no such pair", "No open pair " + id);
    }
}
