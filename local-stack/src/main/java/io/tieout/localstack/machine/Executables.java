package io.tieout.localstack.machine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Short commands of the operating system.
public final class Executables {

    private static final List<String> FOREIGN_SETTINGS = List.of("TIEOUT_", "SPRING_", "SERVER_", "MANAGEMENT_");

    private Executables() {}

    /// @param exitCode as the command gave it
    /// @param output what it wrote, both streams
    public record Result(int exitCode, String output) {

        public boolean isSuccess() {
            return exitCode == 0;
        }
    }

    public static Optional<Path> find(String name) {
        var path = System.getenv("PATH");
        for (var folder : (path == null ? "/usr/bin:/bin" : path).split(File.pathSeparator)) {
            var candidate = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate.toAbsolutePath());
            }
        }
        return Optional.empty();
    }

    public static Result run(List<String> command, Duration limit) {
        return run(command, Path.of("/"), Map.of(), limit);
    }

    public static Result run(
            List<String> command, Path workingDirectory, Map<String, String> environment, Duration limit) {
        Path output = null;
        try {
            output = Files.createTempFile("tieout", ".out");
            var builder = new ProcessBuilder(command)
                    .directory(workingDirectory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile())
                    .redirectErrorStream(true);
            clean(builder.environment());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new LaunchFailed(command.getFirst() + " took longer than " + limit.toSeconds() + " s:\n"
                        + new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
            }
            return new Result(
                    process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new LaunchFailed("Could not run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted while " + command.getFirst() + " ran.", e);
        } finally {
            deleteQuietly(output);
        }
    }

    /// What a shell happens to carry for another Spring program must not configure ours.
    static void clean(Map<String, String> environment) {
        environment.keySet().removeIf(name -> FOREIGN_SETTINGS.stream().anyMatch(name::startsWith));
    }

    private static void deleteQuietly(@org.jspecify.annotations.Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // A left-over file in the temporary folder hurts nobody.
                return;
            }
        }
    }
}
