package io.tieout.localstack.machine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A process that goes on when the launcher ends, and is found again by its pid file.
public final class ChildProcess {

    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    // A log that has reached this is cut before a new start; see keepLogSmall.
    private static final long LOG_LIMIT_BYTES = 64L * 1024 * 1024;

    private final Path pidFile;
    private final Path log;

    public ChildProcess(Path pidFile, Path log) {
        this.pidFile = pidFile;
        this.log = log;
    }

    /// @param pid its id
    /// @param startedAt when we started it
    public record Identity(long pid, Instant startedAt) {}

    public Path log() {
        return log;
    }

    /// Starts the command in a session of its own, so that neither Ctrl-C nor the end of the terminal reaches it. Its
    /// output goes to a fresh log; the log of the run before stays beside it as `.1`.
    public void start(List<String> command, Map<String, String> environment, Path workingDirectory) {
        try {
            Files.createDirectories(pidFile.getParent());
            Files.createDirectories(log.getParent());
            if (Files.exists(log)) {
                Files.move(log, previousLog(), StandardCopyOption.REPLACE_EXISTING);
            }
            var full = new ArrayList<String>();
            Executables.find("setsid").ifPresent(setsid -> full.add(setsid.toString()));
            full.addAll(command);
            var builder = new ProcessBuilder(full)
                    .directory(workingDirectory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectErrorStream(true);
            Executables.clean(builder.environment());
            builder.environment().putAll(environment);
            var startedAt = Instant.ofEpochMilli(System.currentTimeMillis());
            var pid = builder.start().pid();
            var ticks = ProcessFacts.startTicks(pid).orElse(0L);
            var written = pidFile.resolveSibling(pidFile.getFileName() + ".new");
            Files.writeString(
                    written, pid + " " + ticks + " " + ProcessFacts.bootId() + " " + startedAt.toEpochMilli() + "\n");
            Files.move(written, pidFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LaunchFailed("Could not start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    /// The process that the pid file names, if it is still that very process.
    public Optional<Identity> find() {
        String[] parts;
        try {
            parts = Files.readString(pidFile).strip().split(" ");
        } catch (IOException e) {
            return Optional.empty();
        }
        if (parts.length != 4 || !parts[2].equals(ProcessFacts.bootId())) {
            return Optional.empty();
        }
        var pid = Long.parseLong(parts[0]);
        var sameStart = ProcessFacts.startTicks(pid)
                .filter(ticks -> ticks == Long.parseLong(parts[1]))
                .isPresent();
        return sameStart
                ? Optional.of(new Identity(pid, Instant.ofEpochMilli(Long.parseLong(parts[3]))))
                : Optional.empty();
    }

    public boolean isAlive() {
        return find().isPresent();
    }

    /// Asks with the signal, waits at most the limit, then kills.
    ///
    /// @return whether it ended by itself
    public boolean stop(String signal, Duration limit) {
        var process = find();
        if (process.isEmpty()) {
            forget();
            return true;
        }
        signal(process.get().pid(), signal);
        var ended = awaitEnd(limit);
        if (!ended) {
            kill();
        }
        forget();
        return ended;
    }

    /// SIGKILL: what a power cut leaves behind.
    public void kill() {
        find().ifPresent(process -> {
            signal(process.pid(), "KILL");
            if (!awaitEnd(KILL_LIMIT)) {
                throw new LaunchFailed("Process " + process.pid() + " does not end even after SIGKILL.");
            }
        });
        forget();
    }

    /// Memory of the process and its children, in KiB.
    public long pssKib() {
        return family().mapToLong(ProcessFacts::pssKib).sum();
    }

    public long cpuMillis() {
        return family().mapToLong(ProcessFacts::cpuMillis).sum();
    }

    /// The end of the log, for a person who has to find out why the process ended.
    public List<String> lastLines(int count) {
        try {
            if (!Files.exists(log)) {
                return List.of();
            }
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of("(" + log + " cannot be read: " + e.getMessage() + ")");
        }
    }

    /// Cuts a log that has grown too long, keeping it as the log before. Safe while the process writes: it appends.
    public void keepLogSmall() {
        try {
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
                Files.copy(log, previousLog(), StandardCopyOption.REPLACE_EXISTING);
                Files.write(log, new byte[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path previousLog() {
        return log.resolveSibling(log.getFileName() + ".1");
    }

    private Stream<Long> family() {
        return find().flatMap(process -> ProcessHandle.of(process.pid()))
                .map(handle ->
                        Stream.concat(Stream.of(handle), handle.descendants()).map(ProcessHandle::pid))
                .orElseGet(Stream::empty);
    }

    private boolean awaitEnd(Duration limit) {
        var process = find();
        if (process.isEmpty()) {
            return true;
        }
        var handle = ProcessHandle.of(process.get().pid());
        if (handle.isEmpty()) {
            return true;
        }
        try {
            handle.get().onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !isAlive();
        } catch (ExecutionException | CompletionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void signal(long pid, String name) {
        // Java knows only SIGTERM and SIGKILL; PostgreSQL wants SIGINT.
        Executables.run(List.of("/bin/sh", "-c", "kill -" + name + " " + pid), Duration.ofSeconds(5));
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
