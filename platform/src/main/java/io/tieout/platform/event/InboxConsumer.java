package io.tieout.platform.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that takes records from Kafka and hands them to the inbox.
///
/// The position in Kafka is committed after the database, some times a second and without waiting for it: whatever
/// comes again, the inbox knows. While the inbox is blocked the thread keeps polling with
/// all partitions paused: it stays in the group, so the events are not handed round among replicas that fail alike.
final class InboxConsumer implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(InboxConsumer.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration COMMIT_EVERY = Duration.ofMillis(100);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final int HEARTBEATS_PER_SESSION = 3;

    private final Map<String, Object> config;
    private final Set<String> topics;
    private final Inbox inbox;
    private final ParkedKeyService parkedKeys;
    private final EventRoadMetrics metrics;
    private final EventRoadProperties properties;
    private final Backoff backoff;
    private final List<ConsumerRecord<byte[], byte[]>> pending = new ArrayList<>();

    /// What is in the database, and not committed to Kafka yet.
    private final Map<TopicPartition, OffsetAndMetadata> received = new HashMap<>();

    private long nextCommitNanos = System.nanoTime();
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private volatile boolean stopped;
    private long nextRetryNanos = System.nanoTime();

    InboxConsumer(
            Map<String, Object> kafka,
            String group,
            Set<String> topics,
            Inbox inbox,
            ParkedKeyService parkedKeys,
            EventRoadMetrics metrics,
            EventRoadProperties properties) {
        this.config = config(kafka, group, properties);
        this.topics = topics;
        this.inbox = inbox;
        this.parkedKeys = parkedKeys;
        this.metrics = metrics;
        this.properties = properties;
        this.backoff = new Backoff(FIRST_BACKOFF, properties.backoffMax());
    }

    static Map<String, Object> config(Map<String, Object> kafka, String group, EventRoadProperties properties) {
        int session = (int) properties.sessionTimeout().toMillis();
        var config = new HashMap<>(kafka);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batchSize());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / HEARTBEATS_PER_SESSION);
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        // A topic that is made later, or grows, is noticed within seconds.
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        return config;
    }

    void stop() {
        stopped = true;
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    /// Ends when stopped. Only an [Error] gets out: then the process is broken and its liveness has to say so.
    @Override
    public void run() {
        while (!stopped) {
            try {
                consume(new KafkaConsumer<>(config));
            } catch (RuntimeException e) {
                log.debug("The consumer starts over", e);
                metrics.inboxStandstill().lasts(this, e);
                sleep(backoff.next());
            }
        }
        metrics.inboxStandstill().isOver(this);
    }

    private void consume(KafkaConsumer<byte[], byte[]> current) {
        try {
            consumer = current;
            pending.clear();
            received.clear();
            current.subscribe(topics, new Partitions(current));
            turnUntilStopped(current);
            commit(current, received);
        } finally {
            consumer = null;
            // With a limit: by default it would wait half a minute for a broker that is away.
            current.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        }
    }

    private void turnUntilStopped(KafkaConsumer<byte[], byte[]> current) {
        try {
            while (!stopped) {
                turn(current);
            }
        } catch (WakeupException e) {
            log.debug("The consumer was woken to stop");
        }
    }

    private void turn(KafkaConsumer<byte[], byte[]> current) {
        commitWhenDue(current);
        boolean blocked = !pending.isEmpty();
        if (!blocked) {
            current.resume(current.paused());
        }
        var records = current.poll(blocked ? backoff.next() : POLL);
        records.forEach(pending::add);
        try {
            if (!pending.isEmpty()) {
                var filled = inbox.receive(pending.stream().map(RawRecord::of).toList());
                note();
                filled.forEach(key -> parkedKeys.drain(key, false));
            }
            retryWaiting();
            backoff.reset();
            metrics.inboxStandstill().isOver(this);
        } catch (EventsBlocked e) {
            block(current, e);
        } catch (RuntimeException e) {
            if (!Faults.isPassing(e)) {
                throw e;
            }
            block(current, e);
        }
    }

    private void block(KafkaConsumer<byte[], byte[]> current, RuntimeException fault) {
        metrics.blocked();
        metrics.inboxStandstill().lasts(this, fault);
        if (pending.isEmpty()) {
            sleep(backoff.next());
        } else {
            current.pause(current.assignment());
        }
    }

    private void note() {
        for (var message : pending) {
            received.merge(
                    new TopicPartition(message.topic(), message.partition()),
                    new OffsetAndMetadata(message.offset() + 1),
                    (one, other) -> one.offset() > other.offset() ? one : other);
        }
        pending.clear();
    }

    private void commitWhenDue(KafkaConsumer<byte[], byte[]> current) {
        if (received.isEmpty() || System.nanoTime() - nextCommitNanos < 0) {
            return;
        }
        nextCommitNanos = System.nanoTime() + COMMIT_EVERY.toNanos();
        var offsets = Map.copyOf(received);
        received.clear();
        current.commitAsync(offsets, (sent, fault) -> {
            if (fault != null) {
                log.debug("The position was not committed, trying again", fault);
                offsets.forEach((partition, offset) -> {
                    if (current.assignment().contains(partition)) {
                        received.putIfAbsent(partition, offset);
                    }
                });
            }
        });
    }

    private static void commit(KafkaConsumer<byte[], byte[]> current, Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            current.commitSync(Map.copyOf(offsets), COMMIT_TIMEOUT);
        } catch (CommitFailedException
                | RebalanceInProgressException
                | org.apache.kafka.common.errors.TimeoutException e) {
            log.debug("The position was not committed", e);
        }
    }

    private void retryWaiting() {
        if (System.nanoTime() - nextRetryNanos >= 0) {
            nextRetryNanos = System.nanoTime() + properties.waitingRetry().toNanos();
            int moved = parkedKeys.retryWaiting();
            if (moved > 0) {
                // Something came that others may have waited for too.
                nextRetryNanos = System.nanoTime();
            }
        }
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /// Keeps what is pending and paused in step with what this consumer owns.
    private final class Partitions implements ConsumerRebalanceListener {

        private final KafkaConsumer<byte[], byte[]> current;

        Partitions(KafkaConsumer<byte[], byte[]> current) {
            this.current = current;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!pending.isEmpty()) {
                current.pause(partitions);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            pending.removeIf(message -> partitions.contains(new TopicPartition(message.topic(), message.partition())));
            var given = new HashMap<>(received);
            given.keySet().retainAll(partitions);
            commit(current, given);
            received.keySet().removeAll(partitions);
        }
    }
}
