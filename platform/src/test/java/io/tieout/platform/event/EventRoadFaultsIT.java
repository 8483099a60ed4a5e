package io.tieout.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.id.Ids;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/// Several relays and consumers on one database, all of which fail at random moments.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EventRoadFaultsIT {

    private static final int WRITERS = 4;
    private static final int KEYS_A_WRITER = 5;
    private static final int VERSIONS = 30;

    private final long seed = new Random().nextLong();
    private final AtomicBoolean trouble = new AtomicBoolean(true);

    @Test
    void losesNothingDoublesNothingAndKeepsOrderWhateverBreaks() throws Exception {
        LoggerFactory.getLogger(getClass()).info("Seed {}", seed);
        try (var receiver = new Receiver(3);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var road = receiver.road;
            var random = new Random(seed);
            var keys = Stream.generate(Ids::next).limit(WRITERS * KEYS_A_WRITER).toList();
            keys.forEach(key -> receiver.obstacles.put(key, note -> stumble(random)));
            road.startRelay(new DyingRows(road, random));
            road.startRelay(new DyingRows(road, random));

            var troubles = threads.submit(() -> cutConnections(road, random));
            var writers = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var own = keys.subList(writer * KEYS_A_WRITER, (writer + 1) * KEYS_A_WRITER);
                writers.add(threads.submit(() -> write(road, own)));
            }
            for (var writer : writers) {
                writer.get(2, TimeUnit.MINUTES);
            }
            trouble.set(false);
            troubles.get(2, TimeUnit.MINUTES);
            // Those that were cut while nobody used them.
            road.dataSource.getHikariPoolMXBean().softEvictConnections();

            var order = IntStream.rangeClosed(1, VERSIONS).boxed().toList();
            for (var key : keys) {
                await("key " + key + ", seed " + seed)
                        .atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(receiver.notes(key)).isEqualTo(order));
            }
            var topic = road.noteTaken.topic();
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                assertThat(receiver.positions
                                .consumed(receiver.registry.topics())
                                .get(topic))
                        .isEqualTo(receiver.positions.produced().get(topic));
                assertThat(receiver.parked()).isEmpty();
            });
            assertThat(firstSeen(road, keys))
                    .allSatisfy(versions -> assertThat(versions).isEqualTo(order));
            assertThat(new GaplessVersionsCheck(road.client, receiver.registry.topics()).violations())
                    .isEmpty();
            assertThat(new NoParkedKeyCheck(road.client).violations()).isEmpty();
        }
    }

    /// What another subscriber sees: repetitions are allowed, a version before its predecessor is not.
    private static List<List<Integer>> firstSeen(EventRoad road, List<UUID> keys) {
        var sent = road.sent(road.noteTaken).stream().map(EventRoad::envelope).toList();
        return keys.stream()
                .map(key -> {
                    var seen = new HashSet<Integer>();
                    return sent.stream()
                            .filter(event -> event.aggregateId().equals(key))
                            .map(event -> (int) event.aggregateVersion())
                            .filter(seen::add)
                            .toList();
                })
                .toList();
    }

    private static void write(EventRoad road, List<UUID> keys) {
        for (int version = 1; version <= VERSIONS; version++) {
            for (var key : keys) {
                writeUntilDone(road, key, version);
            }
        }
    }

    private static void writeUntilDone(EventRoad road, UUID key, int version) {
        while (true) {
            try {
                road.publish(key, version);
                return;
            } catch (DuplicateKeyException e) {
                // It was the answer to the commit that got lost, not the commit.
                return;
            } catch (DataAccessException | TransactionException e) {
                LoggerFactory.getLogger(EventRoadFaultsIT.class).debug("Once more", e);
            }
        }
    }

    private void stumble(Random random) {
        if (!trouble.get()) {
            return;
        }
        switch (random.nextInt(30)) {
            case 0 -> throw new TransientDataAccessResourceException("for a moment");
            case 1 -> throw new DependencyMissing("something");
            default -> {}
        }
    }

    private boolean cutConnections(EventRoad road, Random random) throws Exception {
        try (var connection = DriverManager.getConnection(road.dataSource.getJdbcUrl());
                var cut = connection.prepareStatement("""
                        select pg_terminate_backend(pid)
                        from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                        order by random()
                        limit 1
                        """)) {
            while (trouble.get()) {
                TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(200));
                cut.execute();
            }
            return true;
        }
    }

    /// Dies between sending and marking, one time in five.
    private final class DyingRows extends OutboxRepository {

        private final Random random;

        DyingRows(EventRoad road, Random random) {
            super(road.jdbc);
            this.random = random;
        }

        @Override
        void markDispatched(OutboxPortion rows) {
            if (trouble.get() && random.nextInt(5) == 0) {
                throw new IllegalStateException("killed before the mark");
            }
            super.markDispatched(rows);
        }
    }
}
