package io.tieout.sales.billingplan;

import io.tieout.sales.billingplan.BillingPlanRepository.DuePlan;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Bills what is due in all companies. Several replicas may meet at a plan; its period is billed by one of them.
@Component
class BillingJob {

    private static final Logger log = LoggerFactory.getLogger(BillingJob.class);

    private final BillingPlanService service;

    BillingJob(BillingPlanService service) {
        this.service = service;
    }

    @Scheduled(initialDelayString = "${sales.billing.interval:10m}", fixedDelayString = "${sales.billing.interval:10m}")
    void run() {
        try {
            List<DuePlan> due = service.due();
            while (!due.isEmpty() && !Thread.currentThread().isInterrupted()) {
                due.forEach(this::bill);
                due = service.due();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Plans could not be billed, trying again: {}", e.getMessage());
        }
    }

    /// What cannot be billed waits for an hour, so that it holds up nothing else.
    private void bill(DuePlan due) {
        try {
            service.bill(due);
        } catch (RuntimeException e) {
            log.error("Billing plan {} of company {} could not be billed", due.planId(), due.companyId(), e);
            service.postpone(due, e);
        }
    }
}
