package io.tieout.platform.event;

import io.tieout.platform.id.Ids;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Takes the events of a change in the transaction of the change; a relay sends them to Kafka after the commit.
///
/// Each call needs an open transaction: an event without its change, or a change without its event, would be a lie.
/// Versions count 1, 2, 3 … per topic and aggregate; writers of one aggregate must come one after the other (its
/// version or its row lock sees to that), then the events arrive in this order everywhere.
public class Outbox {

    /// Brokers take records up to 1 MiB unless told otherwise. What does not fit is refused here, in the
    /// transaction of the change: later it would block everything behind it.
    static final int MAX_PAYLOAD_BYTES = 900_000;

    private final OutboxRepository rows;
    private final EventSchemas schemas;
    private final EventTracing tracing;
    private final TransactionSynchronization wakeAfterCommit;

    Outbox(OutboxRepository rows, EventSchemas schemas, EventTracing tracing, Runnable wakeRelay) {
        this.rows = rows;
        this.schemas = schemas;
        this.tracing = tracing;
        this.wakeAfterCommit = new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeRelay.run();
            }
        };
    }

    /// @throws IllegalStateException when the payload breaks its contract, or the type is in no [PublishedEvents]
    /// bean
    public void publish(OutboxEvent<?> event) {
        publishAll(List.of(event));
    }

    /// Adds many in one statement, to be sent in the order of the list.
    public void publishAll(List<? extends OutboxEvent<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        var drafts = new ArrayList<OutboxDraft>(events.size());
        for (var event : events) {
            drafts.add(OutboxDraft.of(event, payload(event)));
        }
        add(drafts);
    }

    /// Writes a tombstone: readers of the state topic forget the aggregate, and so do the topic itself and the
    /// outbox, from which the former states could be sent again.
    public void erase(EventType<?> stateType, UUID companyId, UUID aggregateId, long version) {
        if (stateType.delivery() != EventType.Delivery.LATEST) {
            throw new IllegalArgumentException(stateType.type() + " is no state and cannot be erased");
        }
        requireTransaction();
        rows.clear(new AggregateKey(stateType.topic(), aggregateId));
        add(List.of(new OutboxDraft(
                Ids.next(), stateType.topic(), stateType.type(), companyId, aggregateId, version, null, null)));
    }

    void add(List<OutboxDraft> drafts) {
        requireTransaction();
        rows.insert(drafts, tracing.currentTraceparent());
        // One object for all calls: the set of synchronisations keeps it once per transaction.
        TransactionSynchronizationManager.registerSynchronization(wakeAfterCommit);
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("An event is published in the transaction of its change");
        }
    }

    private String payload(OutboxEvent<?> event) {
        var json = EventJson.mapper().valueToTree(event.payload());
        schemas.validate(event.type(), json);
        var text = json.toString();
        if (text.length() > MAX_PAYLOAD_BYTES / 4 && text.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD_BYTES) {
            throw new IllegalStateException(event.type().type() + " is too large to be sent: " + text.length());
        }
        return text;
    }
}
