package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.machine.Ports;
import io.tieout.localstack.part.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/// Runs every measurement once and prints a line each.
public final class Benchmarks {

    private static final int CLIENTS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(15);

    private Benchmarks() {}

    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        var folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), ".benchmark-");
        var stack = LocalStack.in(folder.resolve("data"))
                .ports(Ports.random())
                .profile(Profile.LOAD)
                .currency("EUR")
                .timezone("UTC");
        var load = new Load(CLIENTS, WARM_UP, MEASURED);
        try {
            stack.start();
            // The gateway limits each caller; a load test is one caller, so it goes to the service itself.
            var raw = RawPostings.measure(stack, load);
            var single = JournalPostings.single(stack, load);
            var batch = JournalPostings.batches(stack, new Load(4, WARM_UP, MEASURED));
            print("raw floor: entry + 2 lines + 2 balances, 6 statements, durable", raw, "entries/s");
            print("POST /journal-entries, " + CLIENTS + " clients", single, "entries/s");
            System.out.printf("  ratio to the raw floor: %.2f%n", single / raw);
            print("POST /journal-entry-batches of 500, 4 clients", batch, "entries/s");
            System.out.printf("  ratio to the raw floor: %.2f%n", batch / raw);
            GatewayCost.measure(stack);
            EventRoad.measure(stack);
            for (var part : stack.status()) {
                System.out.printf("  %-16s %5d MiB PSS%n", part.part().label(), part.pssKib() / 1024);
            }
        } finally {
            stack.stop();
        }
    }

    private static void print(String what, double figure, String unit) {
        System.out.printf("%-70s %10.0f %s%n", what, figure, unit);
    }
}
