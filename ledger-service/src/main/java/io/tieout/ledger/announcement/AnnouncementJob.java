package io.tieout.ledger.announcement;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Announces, once after the start, what was never told. New documents are told when they are issued: when nothing is
/// left, there is nothing to come back for.
@Component
class AnnouncementJob {

    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementJob.class);
    private static final int MAX_A_ROUND = 200;

    private final List<Announcements> kinds;
    private final TaskScheduler scheduler;
    private final AnnouncementProperties properties;

    AnnouncementJob(List<Announcements> kinds, TaskScheduler scheduler, AnnouncementProperties properties) {
        this.kinds = List.copyOf(kinds);
        this.scheduler = scheduler;
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        announceAfter(Duration.ZERO);
    }

    void announce() {
        try {
            kinds.forEach(AnnouncementJob::announceAll);
        } catch (DataAccessException | TransactionException e) {
            // The database is away: readiness tells the operator.
            LOG.warn("Documents could not be announced, trying again: {}", e.getMessage());
            announceAfter(properties.retry());
        }
    }

    private void announceAfter(Duration delay) {
        var _ = scheduler.schedule(
                this::announce, scheduler.getClock().instant().plus(delay));
    }

    private static void announceAll(Announcements kind) {
        int announced;
        do {
            announced = kind.announce(MAX_A_ROUND);
            LOG.debug("Announced {} {}", announced, kind.documents());
        } while (announced > 0);
    }
}
