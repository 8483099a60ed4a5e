package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.part.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// The same request at the service and through the gateway, in turn.
final class GatewayCost {

    private static final int ROUND = 2_000;
    private static final int MAX_ROUNDS = 15;
    private static final double STILL_WARMING = 0.95;

    private GatewayCost() {}

    /// @param direct median at the service
    /// @param through median through the gateway
    private record Round(long direct, long through) {}

    /// Repeats until a round is no longer a twentieth faster than the one before, and takes the one after.
    static void measure(LocalStack stack, Report report) throws IOException, InterruptedException {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var before = new Round(Long.MAX_VALUE, Long.MAX_VALUE);
            var now = round(http, stack);
            for (int round = 1; round < MAX_ROUNDS && now.through() < before.through() * STILL_WARMING; round++) {
                before = now;
                now = round(http, stack);
            }
            now = round(http, stack);
            report.add("GET one account at the service, median", "%.2f ms".formatted(millis(now.direct())));
            report.add("what the gateway adds, median", "%.2f ms".formatted(millis(now.through() - now.direct())));
        }
    }

    private static Round round(HttpClient http, LocalStack stack) throws IOException, InterruptedException {
        var path = "/api/v1/accounts/5400";
        var token = stack.operatorToken();
        var direct = new long[ROUND];
        var through = new long[ROUND];
        for (int request = 0; request < ROUND; request++) {
            direct[request] = time(http, stack.url(Part.LEDGER).resolve(path), token);
            through[request] = time(http, stack.url().resolve(path), token);
        }
        Arrays.sort(direct);
        Arrays.sort(through);
        return new Round(direct[ROUND / 2], through[ROUND / 2]);
    }

    private static long time(HttpClient http, URI uri, String token) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var answer = http.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        long took = System.nanoTime() - start;
        if (answer.statusCode() == 429) {
            // The limit is there for callers like this one.
            TimeUnit.SECONDS.sleep(1);
            return time(http, uri, token);
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(uri + " answered " + answer.statusCode() + " " + answer.body());
        }
        return took;
    }

    private static double millis(long nanos) {
        return nanos / 1_000_000.0;
    }
}
