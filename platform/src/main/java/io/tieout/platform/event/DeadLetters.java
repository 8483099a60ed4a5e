package io.tieout.platform.event;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the world what could not be applied, through the outbox: in the transaction that parks it.
class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final Outbox outbox;
    private final EventRegistry registry;
    private final String group;

    DeadLetters(Outbox outbox, EventRegistry registry, String group) {
        this.outbox = outbox;
        this.registry = registry;
        this.group = group;
    }

    void add(UUID parkedEventId, String reason, RawRecord message, @Nullable UUID companyId) {
        log.warn(
                "Parked {} from {}-{} at {}: {}",
                parkedEventId,
                message.topic(),
                message.partition(),
                message.offset(),
                reason);
        var letter = DeadLetter.of(parkedEventId, reason, message, registry.delivery(message.topic()));
        outbox.add(List.of(letter.draft(group, companyId)));
    }
}
