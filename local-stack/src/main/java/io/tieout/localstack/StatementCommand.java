package io.tieout.localstack;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "statement",
        description = "Looks at bank statement files without importing them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = StatementCommand.Inspect.class)
final class StatementCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? There is: inspect");
    }

    @Command(
            name = "inspect",
            description = {
                "Says of each file what it holds and whether it adds up: one JSON object a line.",
                "Needs nothing running. Exit code 1 when a file is not usable."
            },
            mixinStandardHelpOptions = true)
    static final class Inspect implements Callable<Integer> {

        @Mixin
        private final StackOptions options = new StackOptions();

        @Parameters(
                arity = "1..*",
                paramLabel = "FILE",
                description = "MT940, MT942, camt.052/053/054, OFX, QFX, QIF, BAI2, CSV, XLSX, XLS, or a ZIP of them.")
        @SuppressWarnings("NullAway.Init")
        private List<Path> files;

        @Override
        public Integer call() {
            return options.stack().inspectStatements(files);
        }
    }
}
