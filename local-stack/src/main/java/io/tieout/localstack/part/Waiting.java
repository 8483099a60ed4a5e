package io.tieout.localstack.part;

import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.localstack.machine.LogLine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for a part that was just started, with a limit, and says why when it does not come.
final class Waiting {

    private static final long INTERVAL_MILLIS = 100;
    private static final int LOG_LINES = 25;

    private Waiting() {}

    static void until(String name, Duration limit, StackPart part, BooleanSupplier ready) {
        var end = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!part.process().isAlive()) {
                throw failed(name + " ended while it was starting.", part);
            }
            if (System.nanoTime() > end) {
                throw failed(name + " was not ready after " + limit.toSeconds() + " s.", part);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchFailed("Interrupted while " + name + " was starting.", e);
            }
        }
    }

    static LaunchFailed failed(String what, StackPart part) {
        var lines = LogLine.last(part.process().lastLines(LOG_LINES), LOG_LINES);
        return new LaunchFailed(what + " The end of " + part.process().log() + ":\n  "
                + (lines.isEmpty() ? "(empty)" : String.join("\n  ", lines)));
    }
}
