package io.tieout.reconciliation.discrepancy;

import io.tieout.events.reconciliation.v1.DiscrepancyOverdue;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class DiscrepancyPublisher {

    private final Outbox outbox;

    DiscrepancyPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void overdue(UUID companyId, List<OverdueDiscrepancy> reached, LocalDate today) {
        outbox.publishAll(reached.stream()
                .map(overdue -> event(companyId, overdue, today))
                .toList());
    }

    private static OutboxEvent<?> event(UUID companyId, OverdueDiscrepancy overdue, LocalDate today) {
        return new OutboxEvent<>(
                ReconciliationEvents.DISCREPANCY_OVERDUE,
                companyId,
                overdue.discrepancyId(),
                overdue.level(),
                null,
                new DiscrepancyOverdue(
                        overdue.discrepancyId(),
                        overdue.kind().name(),
                        overdue.subjectType().name(),
                        overdue.subjectId(),
                        overdue.lineId(),
                        overdue.amount(),
                        overdue.ownerId(),
                        overdue.dueDate(),
                        overdue.level(),
                        today));
    }
}
