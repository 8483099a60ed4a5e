package io.tieout.customer.lead;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Gives leads that nobody touches back to the pool; several replicas share the work.
@Component
class LeadRecycleJob {

    private static final Logger log = LoggerFactory.getLogger(LeadRecycleJob.class);
    private static final int MAX_BATCHES_A_ROUND = 100;

    private final LeadService leads;

    LeadRecycleJob(LeadService leads) {
        this.leads = leads;
    }

    @Scheduled(initialDelayString = "${customer.lead.interval}", fixedDelayString = "${customer.lead.interval}")
    void run() {
        try {
            for (var companyId : leads.companiesWithOwnedLeads()) {
                int batches = 0;
                while (batches < MAX_BATCHES_A_ROUND && leads.recycle(companyId)) {
                    batches++;
                }
            }
        } catch (DataAccessException | TransactionException e) {
            // The database is away: the next round tries again, and readiness tells the operator.
            log.warn("Leads could not be recycled, trying again: {}", e.getMessage());
        }
    }
}
