package io.tieout.reconciliation.insight;

import io.micrometer.core.instrument.MeterRegistry;
import io.tieout.reconciliation.companyview.CompanyViewService;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Raises the alarm about work that is late: `tieout.reconciliation.tasks.late` counts it over all companies.
@Component
class LateTaskJob {

    private static final Logger log = LoggerFactory.getLogger(LateTaskJob.class);

    private final CompanyViewService companies;
    private final TaskQueries queries;
    private final Clock clock;
    private final AtomicLong late = new AtomicLong();

    LateTaskJob(CompanyViewService companies, TaskQueries queries, Clock clock, MeterRegistry metrics) {
        this.companies = companies;
        this.queries = queries;
        this.clock = clock;
        metrics.gauge("tieout.reconciliation.tasks.late", late);
    }

    @Scheduled(
            initialDelayString = "${reconciliation.task.interval:10m}",
            fixedDelayString = "${reconciliation.task.interval:10m}")
    void run() {
        try {
            long found = queries.companies().stream().mapToLong(this::late).sum();
            if (found > late.getAndSet(found)) {
                log.warn("{} tasks of reconciliation are late", found);
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Tasks could not be looked at, trying again: {}", e.getMessage());
        }
    }

    private long late(UUID companyId) {
        var today = companies.get(companyId).today(clock);
        return TasksResponse.of(today, queries.tasks(companyId, today)).late();
    }
}
