package io.tieout.customer.lead;

import io.tieout.platform.problem.Conflict;

final class LeadQuotaReached extends Conflict {

    LeadQuotaReached(int maxOpenLeads) {
        super(
                "lead-quota-reached",
                "You have as many open leads as one may have",
                "Nobody claims more than " + maxOpenLeads + " open leads");
        fact("maxOpenLeads", maxOpenLeads);
    }
}
