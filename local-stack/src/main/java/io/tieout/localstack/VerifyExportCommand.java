package io.tieout.localstack;

import io.tieout.localstack.sealedexport.ExportVerification;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify-export",
        description = {
            "Verifies an exported journal (GET /api/v1/journal-export?format=sealed) from the file alone.",
            "Needs nothing running. Exit code 1 when something is broken; the first such thing is named."
        },
        mixinStandardHelpOptions = true)
final class VerifyExportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The export.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--anchor",
            paramLabel = "CHECKPOINT_FILE",
            description = "Checkpoints kept outside the database, as the ledger appends them to its seal log.")
    private @Nullable Path anchor;

    @Override
    public Integer call() {
        var verification = ExportVerification.of(file, anchor);
        var out = spec.commandLine().getOut();
        verification.lines().forEach(out::println);
        out.flush();
        return verification.holds() ? 0 : Tieout.FAILED;
    }
}
