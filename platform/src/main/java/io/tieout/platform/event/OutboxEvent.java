package io.tieout.platform.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event to be published.
///
/// @param companyId the company it belongs to
/// @param aggregateId the aggregate that changed: key of the record, so all its events stay in order
/// @param aggregateVersion 1, 2, 3 … per topic and aggregate, without gaps
/// @param correlationId the business process it is part of (the deal's id where there is one)
public record OutboxEvent<T>(
        EventType<T> type,
        UUID companyId,
        UUID aggregateId,
        long aggregateVersion,
        @Nullable UUID correlationId,
        T payload) {}
