package io.tieout.customer.overview;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Knows which services are alive. Asked beside the requests and never in one.
@Component
class SourceWatchJob {

    private final OverviewProperties properties;
    private final SourceClient client;
    private final Clock clock;
    private final Map<Source, SourceStatus> known = new ConcurrentHashMap<>();

    SourceWatchJob(OverviewProperties properties, SourceClient client, Clock clock) {
        this.properties = properties;
        this.client = client;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${customer.overview.probe-interval}")
    void run() {
        try {
            for (var source : Source.values()) {
                var service = properties.url(source);
                if (service.isPresent()) {
                    saw(source, client.isAlive(service.get()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void saw(Source source, boolean alive) {
        known.merge(
                source,
                SourceStatus.UNWATCHED.seen(alive, clock.instant()),
                (before, after) -> before.seen(alive, clock.instant()));
    }

    SourceStatus status(Source source) {
        return known.getOrDefault(source, SourceStatus.UNWATCHED);
    }
}
