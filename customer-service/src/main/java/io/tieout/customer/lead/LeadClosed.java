package io.tieout.customer.lead;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class LeadClosed extends Conflict {

    LeadClosed(UUID leadId) {
        super("lead-closed", "The lead is closed", "Lead " + leadId + " is not open any more");
    }
}
