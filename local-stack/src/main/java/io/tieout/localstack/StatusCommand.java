package io.tieout.localstack;

import io.tieout.localstack.diagnosis.Symptom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description =
                "Shows each part with its process, port, health, memory and age, and what is wrong. Exit code 1 when"
                        + " something is.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final int SYMPTOMS_SHOWN = 9;
    private static final String ROW = "%-16s %8s %6s  %-8s %9s %10s %9s%n";

    @Mixin
    private final StackOptions options = new StackOptions();

    @Option(names = "--flow", description = "Shows who hears of whose events, and how many still wait there.")
    private boolean flow;

    @Override
    public Integer call() {
        var out = System.out;
        if (flow) {
            options.running().flow().forEach(out::println);
            return 0;
        }
        var stack = options.existing();
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
        return tell(stack.diagnosis()) ? 0 : Tieout.FAILED;
    }

    private static boolean tell(List<Symptom> symptoms) {
        var out = System.out;
        if (symptoms.isEmpty()) {
            out.println("Nothing is wrong.");
            return true;
        }
        out.println("Wrong:");
        symptoms.stream().limit(SYMPTOMS_SHOWN).forEach(symptom -> out.println("  " + symptom));
        if (symptoms.size() > SYMPTOMS_SHOWN) {
            out.println("  and " + (symptoms.size() - SYMPTOMS_SHOWN) + " more");
        }
        return false;
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
