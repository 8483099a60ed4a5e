package io.tieout.localstack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that every command has: which stack.
final class StackOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder with the stack's data. Default: .tieout beside the script.")
    private @Nullable Path data;

    Path folder() {
        return data == null
                ? LocalStack.defaultHome().resolve(".tieout")
                : data.toAbsolutePath().normalize();
    }

    LocalStack stack() {
        return LocalStack.in(folder());
    }

    /// A stack that has been started at least once.
    LocalStack existing() {
        var stack = stack();
        stack.requireExisting();
        return stack;
    }

    /// A stack whose parts all run.
    LocalStack running() {
        var stack = existing();
        stack.requireRunning();
        return stack;
    }
}
