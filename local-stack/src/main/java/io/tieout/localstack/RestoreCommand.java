package io.tieout.localstack;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Override
    public Integer call() {
        var stack = options.stack();
        var summary = stack.restore(file);
        System.out.println(
                "Restored " + summary.files() + " files into " + stack.data().root() + ". Start with: tieout up");
        return 0;
    }
}
