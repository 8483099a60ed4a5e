package io.tieout.platform.event;

import java.util.function.Consumer;

/// Collects which handlers want which events.
public interface Subscriptions {

    <T> void on(EventType<T> type, Consumer<ReceivedEvent<T>> handler);

    /// For state topics: the aggregate was erased (tombstone).
    <T> void onErased(EventType<T> type, Consumer<EventEnvelope> handler);
}
