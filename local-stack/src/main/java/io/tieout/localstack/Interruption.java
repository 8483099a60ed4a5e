package io.tieout.localstack;

import io.tieout.localstack.machine.LaunchFailed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C (and SIGTERM) as a question and not as an end: the process waits until the work has seen it, put everything
/// back and closed this, at most for a limit.
final class Interruption implements AutoCloseable {

    /// A broker that was stopped has to come back, which takes seconds on a busy machine.
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::waitForTheWork, "interruption");
    private volatile boolean asked;

    private Interruption() {}

    static Interruption heeded() {
        var interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    boolean isAsked() {
        return asked;
    }

    private void waitForTheWork() {
        asked = true;
        System.err.println("Giving up …");
        try {
            if (!done.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("tieout: something may still be stopped, see: tieout status");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        done.countDown();
        if (!asked) {
            forgetHook();
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process began to end just now: the hook finds the work done.
            asked = true;
        }
    }
}
