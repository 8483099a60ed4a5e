package io.tieout.localstack;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "match",
        description = {
            "Runs reconciliation cases from files through the matching engine: expected, got, and what it saw.",
            "Needs nothing running. Exit code 1 when a case fails or a file cannot be read."
        },
        mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {

    @Mixin
    private final StackOptions options = new StackOptions();

    @Option(names = "--json", description = "One JSON object a line and case instead; the count goes to stderr.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Cases as JSON; of any length.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> files;

    @Override
    public Integer call() {
        return options.stack().matchCases(files, json);
    }
}
