package io.tieout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.machine.Ports;
import io.tieout.localstack.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Stacks of real processes in folders below `target`, stopped when the JVM ends. Start-up caches are shared, so that
/// only the first start pays for them.
final class RunningStack {

    private static final Path FOLDER = Path.of("target", "stacks").toAbsolutePath();

    /// The caches of a stack that was started before save each test's first start a minute.
    static final Path CACHE = Optional.ofNullable(System.getenv("TIEOUT_TEST_CACHE"))
            .map(Path::of)
            .orElseGet(() -> FOLDER.resolve("cache"));

    private static final Duration QUIET = Duration.ofMinutes(5);
    private static final List<LocalStack> STARTED = new ArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(LocalStack::stop)));
    }

    private RunningStack() {}

    /// A fresh company of its own, ready.
    static LocalStack start(String name) {
        return start(name, stack -> stack);
    }

    /// @param choices what the stack has beside the usual
    static synchronized LocalStack start(String name, UnaryOperator<LocalStack> choices) {
        var folder = FOLDER.resolve(name);
        delete(folder);
        var stack = choices.apply(LocalStack.in(folder)
                .cache(CACHE)
                .ports(Ports.random())
                .companyName("Contoh " + name)
                .currency("EUR")
                .timezone("UTC")
                .demoUsers());
        STARTED.add(stack);
        stack.start();
        return stack;
    }

    static synchronized void stop(LocalStack stack) {
        stack.stop();
        STARTED.remove(stack);
    }

    static Path folder(String name) {
        return FOLDER.resolve(name);
    }

    /// A stack on a folder that was filled otherwise, for example from a backup.
    static synchronized LocalStack adopt(LocalStack stack) {
        STARTED.add(stack);
        return stack;
    }

    /// Every invariant holds, once all events have arrived.
    static void assertTiesOut(LocalStack stack) {
        assertThat(stack.verify(QUIET)).isNotEmpty().allSatisfy(invariant -> assertThat(invariant.violations())
                .as(invariant.id())
                .isEmpty());
    }

    static void killAndStart(LocalStack stack, Part part) {
        stack.kill(part);
        stack.start(part);
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
