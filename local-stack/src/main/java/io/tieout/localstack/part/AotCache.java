package io.tieout.localstack.part;

import io.tieout.localstack.machine.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The JVM's ahead-of-time cache for one program: written by a run that ends, used by every run after. Halves the CPU
/// time of a start. The JVM refuses it silently when anything differs, so we ask for it strictly and look.
final class AotCache {

    private final Path file;
    // Also a run that failed writes a cache when it ends: nothing counts until it is kept.
    private final Path fresh;

    AotCache(Path cache, String name, String key) {
        this.file = cache.resolve(name + "-" + key + ".aot");
        this.fresh = cache.resolve(name + "-" + key + ".aot.new");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /// To use the cache, or to write it when the process ends.
    List<String> options() {
        return exists()
                ? List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on", "-Xlog:aot*=error")
                : List.of("-XX:AOTCacheOutput=" + fresh, "-Xlog:aot*=error", "-Xlog:cds*=error");
    }

    /// Whether the process ended because the JVM refuses this cache; then the program itself never ran.
    boolean wasRefused(ChildProcess process) {
        return exists() && !process.isAlive() && process.lastLines(10).stream().anyMatch(line -> line.contains("AOT"));
    }

    /// Uses from now on what a run that has ended well wrote, if it did.
    void keep() {
        try {
            if (!exists() && Files.exists(fresh)) {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void discard() {
        delete(fresh);
    }

    void delete() {
        delete(file);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
