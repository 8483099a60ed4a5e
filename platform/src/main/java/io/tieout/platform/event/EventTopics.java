package io.tieout.platform.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes sure that the topics exist which this service publishes to or listens to, whichever service comes first.
///
/// In the background: a service starts, and serves requests, while the broker is away.
final class EventTopics {

    private static final Logger log = LoggerFactory.getLogger(EventTopics.class);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private final Map<String, Object> config;
    private final Map<String, NewTopic> wanted = new HashMap<>();

    EventTopics(
            Map<String, Object> kafka,
            String group,
            List<EventType<?>> published,
            List<EventType<?>> subscribed,
            EventRoadProperties properties) {
        this.config = new HashMap<>(kafka);
        this.config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) CALL_TIMEOUT.toMillis());
        this.config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) CALL_TIMEOUT.toMillis());
        published.forEach(type -> want(type, properties));
        for (var type : subscribed) {
            want(type, properties);
            var deadLetters = DeadLetter.topic(group, type.topic());
            wanted.put(deadLetters, topic(deadLetters, 1, keepForever()));
        }
    }

    private void want(EventType<?> type, EventRoadProperties properties) {
        var settings =
                switch (type.delivery()) {
                    case EVERY ->
                        Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_DELETE,
                                TopicConfig.RETENTION_MS_CONFIG,
                                Long.toString(properties.retention().toMillis()));
                    case LATEST -> Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                };
        wanted.put(type.topic(), topic(type.topic(), properties.partitions(), settings));
    }

    private static Map<String, String> keepForever() {
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
    }

    /// Tries until all exist, or the thread is interrupted.
    void ensure(Duration backoffMax) throws InterruptedException {
        var backoff = new Backoff(Duration.ofMillis(500), backoffMax);
        while (!wanted.isEmpty()) {
            try {
                createMissing();
                return;
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                if (backoff.isFirst()) {
                    log.warn("The topics could not be looked up yet: {}", e.toString());
                }
                Thread.sleep(backoff.next());
            }
        }
    }

    private void createMissing() throws InterruptedException, ExecutionException, TimeoutException {
        var admin = Admin.create(config);
        try {
            createMissing(admin);
        } finally {
            // At once: closing would wait until the calls to a broker that is away have timed out, and so would a
            // service that stops.
            admin.close(Duration.ZERO);
        }
    }

    private void createMissing(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        var missing = missing(admin);
        if (missing.isEmpty()) {
            return;
        }
        for (var topic : admin.createTopics(missing).values().entrySet()) {
            try {
                topic.getValue().get(CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                log.debug("Created topic {}", topic.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private List<NewTopic> missing(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> present = admin.listTopics().names().get(CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        return wanted.values().stream()
                .filter(topic -> !present.contains(topic.name()))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
