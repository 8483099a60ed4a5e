package io.tieout.localstack;

import io.tieout.localstack.machine.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "down",
        description = "Stops the services, then Kafka, then PostgreSQL. The data stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Mixin
    private final StackOptions options = new StackOptions();

    @Override
    public Integer call() {
        var stack = options.existing();
        if (!stack.isRunning()) {
            System.out.println("Nothing runs in " + stack.data().root() + ".");
            return 0;
        }
        stack.progress(Progress.timed(System.out)).stop();
        return 0;
    }
}
