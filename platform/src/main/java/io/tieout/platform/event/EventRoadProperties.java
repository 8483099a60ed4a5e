package io.tieout.platform.event;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The limits of the event road.
///
/// @param partitions of each topic, chosen once for an installation; dead letters have one
/// @param concurrency consumer threads of this process
/// @param relayPoll how long the relay sleeps when nothing wakes it; bounds the lag of rows of another process
/// @param sendTimeout how long the relay waits for the broker's acknowledgements before it starts over
/// @param backoffMax longest pause between attempts while the database or the broker is away
/// @param waitingRetry how often events that wait for something else are tried again
/// @param batchSize records taken in one poll and applied in one transaction
/// @param retention how long event topics keep their records; state topics keep the newest for ever
/// @param outboxRetention how long sent events can be sent again
/// @param inboxRetention how long it is remembered what became of each received event
/// @param sessionTimeout after which a silent consumer's partitions go to another
@Validated
@ConfigurationProperties("tieout.events")
public record EventRoadProperties(
        @DefaultValue("12") @Min(1) @Max(1000) int partitions,
        @DefaultValue("1") @Min(1) @Max(64) int concurrency,
        @DefaultValue("100ms") Duration relayPoll,
        @DefaultValue("15s") Duration sendTimeout,
        @DefaultValue("5s") Duration backoffMax,
        @DefaultValue("1s") Duration waitingRetry,
        @DefaultValue("200") @Min(1) @Max(2000) int batchSize,
        @DefaultValue("30d") Duration retention,
        @DefaultValue("30d") Duration outboxRetention,
        @DefaultValue("30d") Duration inboxRetention,
        @DefaultValue("10s") Duration sessionTimeout) {

    public EventRoadProperties {
        if (outboxRetention.isNegative() || inboxRetention.isNegative()) {
            throw new IllegalArgumentException("a retention must not be negative");
        }
    }
}
