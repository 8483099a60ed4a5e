package io.tieout.localstack.machine;

import java.io.PrintStream;
import java.util.Locale;

/// Where a long command says how far it is.
@FunctionalInterface
public interface Progress {

    void say(String line);

    static Progress silent() {
        return line -> {};
    }

    /// Each line with the seconds since now.
    static Progress timed(PrintStream out) {
        var start = System.nanoTime();
        return line -> out.printf(Locale.ROOT, "[%6.1f s] %s%n", (System.nanoTime() - start) / 1e9, line);
    }
}
