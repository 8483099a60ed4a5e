package io.tieout.localstack.intake;

import io.tieout.localstack.machine.LaunchFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// A few requests at a time.
public final class Parallel {

    private static final int WIDTH = 6;

    private Parallel() {}

    /// @return the results in the order of the items
    public static <T, R> List<R> map(List<T> items, Function<T, R> work) {
        try (var workers = Executors.newFixedThreadPool(WIDTH)) {
            var futures = new ArrayList<Future<R>>();
            for (var item : items) {
                futures.add(workers.submit((Callable<R>) () -> work.apply(item)));
            }
            var results = new ArrayList<R>();
            try {
                for (var future : futures) {
                    results.add(future.get());
                }
                return results;
            } catch (ExecutionException e) {
                workers.shutdownNow();
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
                throw new LaunchFailed("Interrupted.", e);
            }
        }
    }
}
