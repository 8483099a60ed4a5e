package io.tieout.platform.event;

import io.tieout.platform.event.EventType.Delivery;
import io.tieout.platform.event.InboxRepository.Receipt;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings parked events back on the road, in the order of their versions.
class ParkedKeyService {

    private static final Logger log = LoggerFactory.getLogger(ParkedKeyService.class);
    private static final int KEYS_PER_RETRY = 200;
    private static final int MAX_EVENTS_PER_KEY = 10_000;

    private final Inbox inbox;
    private final EventRegistry registry;
    private final InboxRepository positions;
    private final ParkedEventRepository parked;
    private final DeadLetters deadLetters;
    private final TransactionTemplate transaction;
    private final EventRoadMetrics metrics;

    ParkedKeyService(
            Inbox inbox,
            EventRegistry registry,
            InboxRepository positions,
            ParkedEventRepository parked,
            DeadLetters deadLetters,
            TransactionTemplate transaction,
            EventRoadMetrics metrics) {
        this.inbox = inbox;
        this.registry = registry;
        this.positions = positions;
        this.parked = parked;
        this.deadLetters = deadLetters;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    /// Tries the keys again that wait for something which may have come.
    ///
    /// @return how many of them moved
    int retryWaiting() {
        int moved = 0;
        for (var key : parked.retriable(KEYS_PER_RETRY)) {
            moved += drain(key, false) ? 1 : 0;
        }
        return moved;
    }

    /// Applies what is parked of a key until one cannot be applied.
    ///
    /// @param force whether one that failed is tried too: an operator says so
    /// @return whether any was applied
    boolean drain(AggregateKey key, boolean force) {
        boolean moved = false;
        boolean tryFailed = force;
        for (int count = 0; count < MAX_EVENTS_PER_KEY; count++) {
            if (!step(key, tryFailed)) {
                return moved;
            }
            moved = true;
            tryFailed = false;
        }
        return moved;
    }

    /// @return whether the first parked event is done with and the next may follow
    private boolean step(AggregateKey key, boolean tryFailed) {
        var attempt = new Attempt(key);
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> attempt.apply(tryFailed)));
        } catch (Throwable e) {
            Faults.throwIfPassing(e, key);
            transaction.executeWithoutResult(status -> attempt.keep(e));
            return false;
        }
    }

    /// Tries a parked key again, at an operator's wish.
    ///
    /// @return what is parked of it now under this id, if it failed again
    Optional<ParkedEvent> retry(UUID id, Visibility visibility) {
        var event = get(id, visibility);
        if (Arrival.of(event.message()) instanceof Arrival.Event readable) {
            drain(readable.key(), true);
        }
        return parked.findUnresolved(id);
    }

    /// Gives up a parked event: the books go on without it, and the row says who decided so and why. For a gap this
    /// gives up the missing versions too.
    void discard(UUID id, UUID by, String reason, Visibility visibility) {
        var event = get(id, visibility);
        if (!(Arrival.of(event.message()) instanceof Arrival.Event readable)) {
            transaction.executeWithoutResult(status -> parked.resolve(id, Outcome.DISCARDED, by, reason));
            return;
        }
        transaction.executeWithoutResult(status -> {
            var position = positions.lock(List.of(readable.key())).get(readable.key());
            var first = parked.findFirst(readable.key());
            if (position == null || first.isEmpty() || !first.get().id().equals(id)) {
                throw new Conflict(
                        "parked-event-not-first",
                        "An earlier event of this key is parked too",
                        "Only the first parked event of a key can be discarded");
            }
            positions.record(List.of(new Receipt(readable.envelope(), Outcome.DISCARDED)));
            positions.save(List.of(movable(position.at(readable.envelope().aggregateVersion()))));
            parked.resolve(id, Outcome.DISCARDED, by, reason);
        });
        log.warn("Discarded {} by {}: {}", id, by, reason);
        drain(readable.key(), false);
    }

    private ParkedEvent get(UUID id, Visibility visibility) {
        return parked.findUnresolved(id)
                .filter(visibility::includes)
                .orElseThrow(() -> new NotFound(
                        "parked-event-not-found", "No such parked event", "No event is parked under " + id));
    }

    /// Whatever happens before the next step: what stands behind is found again and goes on by itself.
    private static InboxPosition movable(InboxPosition position) {
        return position.blocked(ParkedState.GAP);
    }

    /// Which companies' events the caller may see: an operator all, an administrator those of the own company.
    record Visibility(@Nullable UUID companyId) {

        boolean includes(ParkedEvent event) {
            return companyId == null || companyId.equals(event.companyId());
        }
    }

    /// One try at the first parked event of a key.
    private final class Attempt {

        private final AggregateKey key;
        private @Nullable ParkedEvent tried;

        Attempt(AggregateKey key) {
            this.key = key;
        }

        boolean apply(boolean tryFailed) {
            var locked = positions.lockUnlessBusy(key);
            if (locked.isEmpty()) {
                return false;
            }
            var position = locked.get();
            var first = parked.findFirst(key);
            if (first.isEmpty()) {
                positions.save(List.of(position.free()));
                return false;
            }
            var event = first.get();
            if (!(Arrival.of(event.message()) instanceof Arrival.Event readable)) {
                throw new IllegalStateException("A parked event has become unreadable: " + event.id());
            }
            long version = readable.envelope().aggregateVersion();
            boolean everyCounts = registry.delivery(key.topic()) == Delivery.EVERY;
            if (version <= position.version()) {
                return resolve(event, readable, everyCounts ? Outcome.DROPPED : Outcome.SUPERSEDED);
            }
            if (everyCounts && version > position.version() + 1) {
                parked.attempted(
                        event.id(), ParkedState.GAP, "version " + (position.version() + 1) + " has not arrived");
                positions.save(List.of(position.blocked(ParkedState.GAP)));
                return false;
            }
            if (event.state() == ParkedState.FAILED && !tryFailed) {
                positions.save(List.of(position.blocked(ParkedState.FAILED)));
                return false;
            }
            tried = event;
            var outcome = inbox.deliver(readable) ? Outcome.APPLIED : Outcome.IGNORED;
            positions.save(List.of(movable(position.at(version))));
            return resolve(event, readable, outcome);
        }

        private boolean resolve(ParkedEvent event, Arrival.Event readable, Outcome outcome) {
            // Delivered again while the key was on the move, it may have taken effect without its parked copy.
            if (positions.known(List.of(event.id())).isEmpty()) {
                positions.record(List.of(new Receipt(readable.envelope(), outcome)));
                metrics.received(outcome, 1);
            }
            parked.resolve(event.id(), outcome, null, null);
            return true;
        }

        /// It cannot be applied this time either.
        void keep(Throwable fault) {
            var event = tried;
            if (event == null) {
                log.error("A parked key could not be looked at: {}", key, fault);
                return;
            }
            var position = positions.lock(List.of(key)).get(key);
            if (position == null) {
                return;
            }
            var state = fault instanceof DependencyMissing ? ParkedState.WAITING : ParkedState.FAILED;
            var reason = Faults.reason(fault);
            parked.attempted(event.id(), state, reason);
            positions.save(List.of(position.blocked(state)));
            if (state == ParkedState.FAILED && !event.deadLettered()) {
                deadLetters.add(event.id(), reason, event.message(), event.companyId());
            }
        }
    }
}
