package io.tieout.localstack;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description =
                "Shows each part with its process, port, health, memory and age. Exit code 1 when one is not ready.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-16s %8s %6s  %-8s %9s %10s %9s%n";

    @Mixin
    private final StackOptions options = new StackOptions();

    @Override
    public Integer call() {
        var stack = options.existing();
        var out = System.out;
        var parts = stack.status();
        out.println("Data in " + stack.data().root());
        out.printf(Locale.ROOT, ROW, "part", "process", "port", "health", "memory", "uptime", "CPU");
        for (var part : parts) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    part.part().label(),
                    part.pid().map(String::valueOf).orElse("-"),
                    part.port(),
                    health(part),
                    part.pid().isEmpty() ? "-" : part.pssKib() / 1024 + " MiB",
                    part.pid().isEmpty() ? "-" : text(part.uptime()),
                    part.pid().isEmpty() ? "-" : text(part.cpu()));
        }
        var memory = parts.stream().mapToLong(LocalStack.PartStatus::pssKib).sum() / 1024;
        out.printf(Locale.ROOT, ROW, "together", "", "", "", memory + " MiB", "", "");
        stack.keepLogsSmall();
        return parts.stream().allMatch(LocalStack.PartStatus::ready) ? 0 : Tieout.FAILED;
    }

    private static String health(LocalStack.PartStatus part) {
        if (part.pid().isEmpty()) {
            return "stopped";
        }
        return part.ready() ? "ready" : "NOT READY";
    }

    private static String text(Duration duration) {
        if (duration.toHours() > 0) {
            return duration.toHours() + "h " + duration.toMinutesPart() + "m";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + "m " + duration.toSecondsPart() + "s";
        }
        return String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1000.0);
    }
}
