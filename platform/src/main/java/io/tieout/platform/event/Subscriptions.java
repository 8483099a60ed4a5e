package io.tieout.platform.event;

import java.util.List;
import java.util.function.Consumer;

/// Collects which handlers want which events.
public interface Subscriptions {

    <T> void on(EventType<T> type, Consumer<ReceivedEvent<T>> handler);

    /// The same for handlers that do for many at once what costs little more than for one: the events of a
    /// poll, one at least. Of an aggregate they come in order. What the handler throws decides about all of them;
    /// then each comes again alone.
    <T> void onAll(EventType<T> type, Consumer<List<ReceivedEvent<T>>> handler);

    /// For state topics: the aggregate was erased (tombstone).
    <T> void onErased(EventType<T> type, Consumer<EventEnvelope> handler);
}
