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

    private static final int WARM_UP = 500;
    private static final int MEASURED = 1000;

    private GatewayCost() {}

    static void measure(LocalStack stack, Report report) throws IOException, InterruptedException {
        var path = "/api/v1/accounts/5400";
        var direct = new long[MEASURED];
        var through = new long[MEASURED];
        try (var http = HttpClient.newHttpClient()) {
            var token = stack.operatorToken();
            for (int round = -WARM_UP; round < MEASURED; round++) {
                long first = time(http, stack.url(Part.LEDGER).resolve(path), token);
                long second = time(http, stack.url().resolve(path), token);
                if (round >= 0) {
                    direct[round] = first;
                    through[round] = second;
                }
            }
        }
        Arrays.sort(direct);
        Arrays.sort(through);
        report.add("GET one account at the service, median", "%.2f ms".formatted(millis(direct[MEASURED / 2])));
        report.add(
                "what the gateway adds, median",
                "%.2f ms".formatted(millis(through[MEASURED / 2] - direct[MEASURED / 2])));
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
