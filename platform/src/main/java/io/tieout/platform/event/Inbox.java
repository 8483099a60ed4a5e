package io.tieout.platform.event;

import io.tieout.platform.event.EventType.Delivery;
import io.tieout.platform.event.InboxRepository.Receipt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes each event take effect once and in order, whatever Kafka delivers.
///
/// The effects of a whole poll share one transaction with the record of their receipt. If one of them fails, each
/// event gets a transaction of its own, so that the bad one is found and parked and the good ones go through. A
/// fault that passes (database away, deadlock) is thrown: nothing is given up for it, the caller comes again.
class Inbox {

    private final EventRegistry registry;
    private final InboxRepository inbox;
    private final ParkedEventRepository parked;
    private final DeadLetters deadLetters;
    private final EventTracing tracing;
    private final TransactionTemplate transaction;
    private final EventRoadMetrics metrics;

    Inbox(
            EventRegistry registry,
            InboxRepository inbox,
            ParkedEventRepository parked,
            DeadLetters deadLetters,
            EventTracing tracing,
            TransactionTemplate transaction,
            EventRoadMetrics metrics) {
        this.registry = registry;
        this.inbox = inbox;
        this.parked = parked;
        this.deadLetters = deadLetters;
        this.tracing = tracing;
        this.transaction = transaction;
        this.metrics = metrics;
    }

    /// @return keys whose gap has been filled, so that what was parked behind it can follow
    Set<AggregateKey> receive(List<RawRecord> messages) {
        var arrivals = messages.stream()
                .map(Arrival::of)
                // States first: they are what events refer to, and so fewer have to wait for them.
                .sorted(Comparator.comparing(
                        arrival -> registry.delivery(arrival.message().topic()) == Delivery.EVERY))
                .toList();
        try {
            return inTransaction(arrivals);
        } catch (Throwable e) {
            if (arrivals.size() == 1) {
                park(arrivals.getFirst(), e);
                return Set.of();
            }
        }
        var filled = new LinkedHashSet<AggregateKey>();
        for (var arrival : arrivals) {
            try {
                filled.addAll(inTransaction(List.of(arrival)));
            } catch (Throwable e) {
                park(arrival, e);
            }
        }
        return filled;
    }

    private Set<AggregateKey> inTransaction(List<Arrival> arrivals) {
        var batch = transaction.execute(status -> new Batch(arrivals).apply());
        batch.count();
        return batch.filled;
    }

    /// Calls the handlers of an event; false when nobody wants its type.
    boolean deliver(Arrival.Event event) {
        var subscription = registry.find(event.envelope());
        subscription.ifPresent(known -> deliver(known, List.of(event)));
        return subscription.isPresent();
    }

    /// What is done for many at once goes on in the trace of the first of them.
    private void deliver(EventRegistry.Subscription<?> subscription, List<Arrival.Event> events) {
        tracing.continueTrace(events.getFirst().envelope(), () -> subscription.deliver(events));
    }

    /// Errors too: deeply nested JSON ends in a [StackOverflowError], which must not end the thread.
    private void park(Arrival arrival, Throwable fault) {
        Faults.throwIfPassing(fault, arrival.message().place());
        var state = fault instanceof DependencyMissing ? ParkedState.WAITING : ParkedState.FAILED;
        transaction.executeWithoutResult(status -> {
            switch (arrival) {
                case Arrival.Poison unreadable -> parkUnreadable(unreadable);
                case Arrival.Event event -> parkFirst(event, state, Faults.reason(fault));
            }
        });
    }

    private void parkFirst(Arrival.Event event, ParkedState state, String reason) {
        var envelope = event.envelope();
        var position = inbox.lock(List.of(event.key())).getOrDefault(event.key(), InboxPosition.before(envelope));
        if (envelope.aggregateVersion() <= position.version()
                || !inbox.known(List.of(envelope.id())).isEmpty()) {
            // Another replica applied it meanwhile: the two met while partitions changed hands.
            return;
        }
        park(event, state, reason);
        inbox.save(List.of(position.blocked(state)));
    }

    private void park(Arrival.Event event, ParkedState state, String reason) {
        var envelope = event.envelope();
        if (parked.add(envelope.id(), event.message(), envelope, state, reason)) {
            metrics.parked(state);
            if (state == ParkedState.FAILED) {
                deadLetters.add(envelope.id(), reason, event.message(), envelope.companyId());
            }
        }
    }

    /// Nothing can wait behind it: it names no aggregate.
    private void parkUnreadable(Arrival.Poison arrival) {
        var id = arrival.message().placeId();
        if (parked.add(id, arrival.message(), null, ParkedState.FAILED, arrival.reason())) {
            metrics.parked(ParkedState.FAILED);
            deadLetters.add(id, arrival.reason(), arrival.message(), null);
        }
    }

    /// One transaction's worth of events.
    private final class Batch {

        private final List<Arrival> arrivals;
        private final Set<UUID> known = new HashSet<>();
        private final Map<AggregateKey, InboxPosition> positions = new LinkedHashMap<>();
        private final Map<AggregateKey, InboxPosition> changed = new LinkedHashMap<>();
        private final List<Receipt> receipts = new ArrayList<>();
        private final Set<AggregateKey> filled = new LinkedHashSet<>();

        /// Events that are due and gain from being delivered together with others of their type.
        private final Map<EventRegistry.Subscription<?>, List<Arrival.Event>> due = new LinkedHashMap<>();

        private final Map<AggregateKey, EventRegistry.Subscription<?>> dueOf = new HashMap<>();

        Batch(List<Arrival> arrivals) {
            this.arrivals = arrivals;
        }

        Batch apply() {
            var readable = arrivals.stream()
                    .filter(Arrival.Event.class::isInstance)
                    .map(Arrival.Event.class::cast)
                    .toList();
            known.addAll(inbox.known(
                    readable.stream().map(event -> event.envelope().id()).toList()));
            positions.putAll(inbox.lock(
                    readable.stream().map(Arrival.Event::key).distinct().toList()));
            for (var arrival : arrivals) {
                switch (arrival) {
                    case Arrival.Poison unreadable -> parkUnreadable(unreadable);
                    case Arrival.Event event -> apply(event);
                }
            }
            deliverDue();
            inbox.record(receipts);
            inbox.save(changed.values());
            return this;
        }

        private void apply(Arrival.Event event) {
            var envelope = event.envelope();
            if (!known.add(envelope.id())) {
                metrics.duplicate();
                return;
            }
            boolean everyCounts = registry.delivery(envelope.topic()) == Delivery.EVERY;
            var position = positions.getOrDefault(event.key(), InboxPosition.before(envelope));
            if (envelope.aggregateVersion() <= position.version()) {
                receipts.add(new Receipt(envelope, everyCounts ? Outcome.DROPPED : Outcome.SUPERSEDED));
            } else if (position.isNextAfterGap(envelope)) {
                applyNext(event, position);
                filled.add(event.key());
            } else if (position.blocked() != null && !everyCounts) {
                // The newest state wins, over those that could not be applied too: they are drained as superseded.
                applyNext(event, position.blocked(ParkedState.GAP));
                filled.add(event.key());
            } else if (position.blocked() != null) {
                park(event, ParkedState.BEHIND, "an earlier event of the aggregate waits");
            } else if (everyCounts && envelope.aggregateVersion() > position.version() + 1) {
                park(event, ParkedState.GAP, "version " + (position.version() + 1) + " has not arrived");
                move(position.blocked(ParkedState.GAP));
            } else {
                applyNext(event, position);
            }
        }

        private void applyNext(Arrival.Event event, InboxPosition position) {
            var subscription = registry.find(event.envelope());
            subscription.ifPresent(known -> addDue(event, known));
            receipts.add(new Receipt(event.envelope(), subscription.isPresent() ? Outcome.APPLIED : Outcome.IGNORED));
            move(position.at(event.envelope().aggregateVersion()));
        }

        /// Events of an aggregate keep their order: one that would overtake another makes all of them go first.
        private void addDue(Arrival.Event event, EventRegistry.Subscription<?> subscription) {
            var before = dueOf.get(event.key());
            if (before != null && before != subscription) {
                deliverDue();
            }
            if (!subscription.isForMany()) {
                Inbox.this.deliver(subscription, List.of(event));
                return;
            }
            dueOf.put(event.key(), subscription);
            due.computeIfAbsent(subscription, type -> new ArrayList<>()).add(event);
        }

        private void deliverDue() {
            due.forEach(Inbox.this::deliver);
            due.clear();
            dueOf.clear();
        }

        private void move(InboxPosition position) {
            positions.put(position.key(), position);
            changed.put(position.key(), position);
        }

        /// After the commit, so that what was rolled back is not counted.
        void count() {
            for (var receipt : receipts) {
                metrics.received(receipt.outcome(), 1);
                if (receipt.outcome() == Outcome.APPLIED) {
                    metrics.applied(receipt.event().time());
                }
            }
        }
    }
}
