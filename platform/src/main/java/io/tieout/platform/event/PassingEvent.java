package io.tieout.platform.event;

import org.jspecify.annotations.Nullable;

/// An event as it travels.
///
/// @param payload JSON; null is a tombstone: the aggregate of a state topic was erased
public record PassingEvent(EventEnvelope envelope, @Nullable String payload) {}
