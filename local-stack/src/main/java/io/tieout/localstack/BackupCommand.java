package io.tieout.localstack;

import io.tieout.localstack.backup.BackupKey;
import io.tieout.localstack.machine.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = {
            "Copies a stack, running or not, into one encrypted file with a checksum of everything.",
            "While it runs, requests go on and are in the copy; only the broker is away for some seconds, and events wait."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private final StackOptions options = new StackOptions();

    @Parameters(paramLabel = "FILE", description = "The file to write, for example tieout-2026-03-31.backup.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--key",
            paramLabel = "KEYFILE",
            description = "The key that locks it, made when it is not there. Default: tieout/backup-key.json in the"
                    + " user's configuration.")
    private @Nullable Path key;

    @Option(
            names = "--plain",
            description = "Locks nothing: a .tar.gz that anybody can read, with the secrets of the stack in it.")
    private boolean plain;

    @Override
    public Integer call() {
        var stack = options.existing().progress(Progress.timed(System.out));
        long start = System.nanoTime();
        var keyFile = key == null ? BackupKey.defaultFile() : key.toAbsolutePath();
        var isNew = !plain && Files.notExists(keyFile);
        var summary = stack.backup(file, plain ? Optional.empty() : Optional.of(BackupKey.readOrCreate(keyFile)));
        System.out.printf(
                Locale.ROOT,
                "Written: %s, %d files, %d KiB, in %s%n",
                file.toAbsolutePath().normalize(),
                summary.files(),
                summary.bytes() / 1024,
                seconds(Duration.ofNanos(System.nanoTime() - start)));
        System.out.println("Holds everything committed until " + summary.until() + ". "
                + (summary.eventsWaited().isZero()
                        ? "Nothing had to wait."
                        : "Events waited " + seconds(summary.eventsWaited()) + "; requests did not."));
        if (!plain) {
            System.out.println("Locked by " + keyFile + (isNew ? ", made just now" : "")
                    + ". Keep a copy of the key on another machine: without it nobody can read the backup.");
        }
        return 0;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
