package io.tieout.localstack;

import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.localstack.machine.Progress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = {
            "Copies the data of a stopped stack into one file, with a checksum of everything.",
            "The file holds the secrets too: keep it as safe as the data folder."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private final StackOptions options = new StackOptions();

    @Parameters(paramLabel = "FILE", description = "The archive to write, for example tieout.tar.gz.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--stop", description = "Stops a running stack first and starts it again afterwards.")
    private boolean stop;

    @Override
    public Integer call() {
        var stack = options.existing().progress(Progress.timed(System.out));
        var wasRunning = stack.isRunning();
        if (wasRunning && !stop) {
            throw new LaunchFailed(
                    "The stack is running. Stop it first (tieout down), or let the backup do it: --stop");
        }
        if (wasRunning) {
            stack.stop();
        }
        try {
            var summary = stack.backup(file);
            System.out.println("Written: " + file.toAbsolutePath().normalize() + ", " + summary.files() + " files, "
                    + summary.bytes() / 1024 + " KiB");
        } finally {
            if (wasRunning) {
                stack.start();
            }
        }
        return 0;
    }
}
