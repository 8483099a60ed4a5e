package io.tieout.localstack;

import io.tieout.localstack.machine.Progress;
import io.tieout.localstack.verify.Invariant;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description = {
            "Proves that nothing is lost, doubled or out of balance: a line per invariant.",
            "Exit code 1 when one does not hold."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private final StackOptions options = new StackOptions();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long events may take to arrive. Default: ${DEFAULT-VALUE}.")
    private int wait;

    @Override
    public Integer call() {
        var stack = options.running().progress(Progress.timed(System.out));
        var invariants = stack.verify(Duration.ofSeconds(wait));
        invariants.forEach(invariant -> invariant.lines().forEach(System.out::println));
        var wrong = invariants.stream().filter(invariant -> !invariant.holds()).count();
        System.out.println();
        System.out.println(
                wrong == 0
                        ? "All " + invariants.size() + " invariants hold."
                        : wrong + " of " + invariants.size() + " invariants do not hold.");
        return invariants.stream().allMatch(Invariant::holds) ? 0 : Tieout.FAILED;
    }
}
