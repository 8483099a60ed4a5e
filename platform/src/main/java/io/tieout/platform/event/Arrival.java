package io.tieout.platform.event;

/// What a record turned out to be.
sealed interface Arrival {

    RawRecord message();

    record Event(EventEnvelope envelope, RawRecord message) implements Arrival {

        AggregateKey key() {
            return new AggregateKey(envelope.topic(), envelope.aggregateId());
        }
    }

    record Poison(String reason, RawRecord message) implements Arrival {}

    static Arrival of(RawRecord message) {
        try {
            return new Event(EventCodec.envelope(message.topic(), message.key(), message.headers()), message);
        } catch (UnreadableEvent e) {
            return new Poison(String.valueOf(e.getMessage()), message);
        }
    }
}
