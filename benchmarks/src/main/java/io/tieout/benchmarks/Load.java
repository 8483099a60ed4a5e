package io.tieout.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Clients that repeat one thing for a while; what they did in the warm-up does not count.
record Load(int clients, Duration warmUp, Duration measured) {

    private static final int MAX_ROUNDS = 15;
    private static final double STILL_WARMING = 1.05;

    /// One client's work.
    interface Client extends AutoCloseable {

        /// Does it once.
        ///
        /// @return how many units that was
        int once() throws Exception;

        @Override
        default void close() throws IOException, SQLException {}
    }

    /// Repeats it until a round is no longer a twentieth faster than the one before: until then the JVMs still compile,
    /// on the cores that are to be measured.
    ///
    /// @return units per second of the round after
    double perSecondWhenWarm(Callable<Client> newClient) throws InterruptedException {
        double before = 0;
        double now = perSecond(newClient);
        for (int round = 1; round < MAX_ROUNDS && now > before * STILL_WARMING; round++) {
            before = now;
            now = perSecond(newClient);
        }
        return perSecond(newClient);
    }

    /// Units per second over the measured time.
    double perSecond(Callable<Client> newClient) throws InterruptedException {
        long counting = System.nanoTime() + warmUp.toNanos();
        long end = counting + measured.toNanos();
        var units = new AtomicLong();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var work = IntStream.range(0, clients)
                    .mapToObj(index -> threads.submit(() -> {
                        try (var client = newClient.call()) {
                            while (System.nanoTime() < end) {
                                int done = client.once();
                                if (System.nanoTime() > counting) {
                                    units.addAndGet(done);
                                }
                            }
                        }
                        return true;
                    }))
                    .toList();
            for (var client : work) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed: the figure would mean nothing", e.getCause());
        }
        return units.get() / (measured.toMillis() / 1000.0);
    }

    /// How long the answers took.
    record Latencies(double medianMillis, double percentile95Millis, double percentile99Millis) {

        private static Latencies of(List<long[]> nanos) {
            var sorted = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Latencies(
                    millis(sorted[sorted.length / 2]),
                    millis(sorted[(int) (sorted.length * 95L / 100)]),
                    millis(sorted[(int) (sorted.length * 99L / 100)]));
        }

        private static double millis(long nanos) {
            return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
        }
    }

    /// The clients take turns at a steady pace, whatever comes out. A request counts from the moment at which it was
    /// due: what waits behind a slow one was slow, too.
    Latencies paced(double perSecond, Callable<Client> newClient) throws InterruptedException {
        long pace = (long) (TimeUnit.SECONDS.toNanos(1) * clients / perSecond);
        long start = System.nanoTime();
        long counting = start + warmUp.toNanos();
        long end = counting + measured.toNanos();
        var all = new ArrayList<long[]>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var work = IntStream.range(0, clients)
                    .mapToObj(index -> threads.submit(() -> {
                        var own = new long[(int) ((end - counting) / pace) + 2];
                        int count = 0;
                        try (var client = newClient.call()) {
                            for (long due = start + pace * index / clients; due < end; due += pace) {
                                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                                client.once();
                                if (due >= counting) {
                                    own[count++] = System.nanoTime() - due;
                                }
                            }
                        }
                        return Arrays.copyOf(own, count);
                    }))
                    .toList();
            for (var client : work) {
                all.add(client.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed: the figure would mean nothing", e.getCause());
        }
        return Latencies.of(all);
    }
}
