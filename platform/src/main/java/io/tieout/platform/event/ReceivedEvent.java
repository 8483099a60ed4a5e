package io.tieout.platform.event;

/// An event as a subscriber gets it: within a transaction that also records it as received.
public record ReceivedEvent<T>(EventEnvelope envelope, T payload) {}
