package io.tieout.platform.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What travels around the payload: the CloudEvents attributes, as Kafka headers `ce_…`.
///
/// @param id `ce_id`, the same however often the event is sent
/// @param type `ce_type`
/// @param source `ce_source`, for example `/ledger-service`
/// @param aggregateId `ce_subject` and record key
/// @param aggregateVersion `ce_aggregateversion`
/// @param companyId `ce_companyid`
/// @param correlationId `ce_correlationid`
/// @param time `ce_time`, when the change was made
/// @param traceparent W3C trace context of the change
public record EventEnvelope(
        UUID id,
        String type,
        String source,
        String topic,
        UUID aggregateId,
        long aggregateVersion,
        UUID companyId,
        @Nullable UUID correlationId,
        Instant time,
        @Nullable String traceparent) {}
