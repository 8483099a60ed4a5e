package io.tieout.customer.lead;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class LeadNotFound extends NotFound {

    LeadNotFound(UUID leadId) {
        super("lead-not-found", "There is no such lead", "No lead " + leadId);
    }
}
