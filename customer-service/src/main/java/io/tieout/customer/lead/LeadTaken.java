package io.tieout.customer.lead;

import io.tieout.platform.problem.Conflict;

final class LeadTaken extends Conflict {

    LeadTaken() {
        super("lead-taken", "Somebody has the lead already", "Only what is in the pool can be claimed");
    }
}
