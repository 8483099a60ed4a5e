package io.tieout.localstack;

import io.tieout.localstack.backup.BackupKey;
import io.tieout.localstack.machine.LaunchFailed;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Brings a backup back into an empty or new data folder, after comparing every file's checksum.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private final StackOptions options = new StackOptions();

    @Parameters(paramLabel = "FILE", description = "The archive that `tieout backup` wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--key",
            paramLabel = "KEYFILE",
            description = "The key of a locked backup. Default: tieout/backup-key.json in the user's configuration.")
    private @Nullable Path key;

    @Option(
            names = "--plain",
            description =
                    "The archive was written with --plain. Without this, one that is not locked is refused: whoever"
                            + " can write it can write its checksums too.")
    private boolean plain;

    @Override
    public Integer call() {
        if (plain && key != null) {
            throw new LaunchFailed("--plain and --key exclude each other.");
        }
        var stack = options.stack();
        long start = System.nanoTime();
        int files = stack.restore(
                file, plain ? Optional.empty() : Optional.of(key == null ? BackupKey.defaultFile() : key));
        System.out.printf(
                Locale.ROOT,
                "Restored %d files into %s in %.1f s. Start with: tieout up%n",
                files,
                stack.data().root(),
                (System.nanoTime() - start) / 1e9);
        return 0;
    }
}
