package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.part.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Postings over REST at ledger-service.
final class JournalPostings {

    private static final int BATCH = 500;
    private static final String ENTRY = """
            {"effectiveDate":"2026-03-31","text":"Benchmark","lines":[
             {"account":"5400","side":"DEBIT","amount":{"amount":"25.00","currency":"EUR"}},
             {"account":"3100","side":"CREDIT","amount":{"amount":"25.00","currency":"EUR"}}]}
            """;

    private JournalPostings() {}

    static double single(LocalStack stack, Load load) throws InterruptedException {
        var uri = stack.url(Part.LEDGER).resolve("/api/v1/journal-entries");
        return load.perSecondWhenWarm(() -> new Poster(stack, uri, ENTRY, 1));
    }

    static double batches(LocalStack stack, Load load) throws InterruptedException {
        var uri = stack.url(Part.LEDGER).resolve("/api/v1/journal-entry-batches");
        var entries = IntStream.range(0, BATCH).mapToObj(index -> ENTRY).collect(Collectors.joining(","));
        return load.perSecondWhenWarm(
                () -> new Poster(stack, uri, "{\"atomic\":true,\"entries\":[" + entries + "]}", BATCH));
    }

    /// One connection that posts the same again and again, each time as a new intention.
    private static final class Poster implements Load.Client {

        private static final int TOKEN_USES = 2000;

        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final LocalStack stack;
        private final URI uri;
        private final String body;
        private final int entries;
        private String token = "";
        private int uses;

        Poster(LocalStack stack, URI uri, String body, int entries) {
            this.stack = stack;
            this.uri = uri;
            this.body = body;
            this.entries = entries;
        }

        @Override
        public int once() throws IOException, InterruptedException {
            if (uses++ % TOKEN_USES == 0) {
                token = stack.operatorToken();
            }
            var answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return entries;
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
