package io.tieout.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Clients that repeat one thing for a while; what they did in the warm-up does not count.
record Load(int clients, Duration warmUp, Duration measured) {

    /// One client's work.
    interface Client extends AutoCloseable {

        /// Does it once.
        ///
        /// @return how many units that was
        int once() throws Exception;

        @Override
        default void close() throws SQLException {}
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
}
