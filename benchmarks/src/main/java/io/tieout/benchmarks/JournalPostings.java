package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.part.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Postings over REST at ledger-service.
final class JournalPostings {

    private static final String SINGLE = "/api/v1/journal-entries";
    private static final String BATCH = "/api/v1/journal-entry-batches";
    private static final String HOT = "5400";

    private JournalPostings() {}

    static double single(LocalStack stack, Load load) throws InterruptedException {
        return load.perSecondWhenWarm(() -> single(stack));
    }

    /// How long single postings take when so many come in a second.
    static Load.Latencies paced(LocalStack stack, Load load, double perSecond) throws InterruptedException {
        return load.paced(perSecond, () -> single(stack));
    }

    /// Over all accounts that entries by hand may use.
    static double batches(LocalStack stack, Load load, int entries) throws InterruptedException {
        var accounts = accounts(stack);
        return batches(
                stack,
                load,
                entries,
                IntStream.range(0, entries)
                        .mapToObj(number -> entry(at(accounts, 2 * number), at(accounts, 2 * number + 1))));
    }

    /// Each entry has a line on the same account.
    static double hot(LocalStack stack, Load load, int entries) throws InterruptedException {
        var others =
                accounts(stack).stream().filter(account -> !account.equals(HOT)).toList();
        return batches(
                stack, load, entries, IntStream.range(0, entries).mapToObj(number -> entry(HOT, at(others, number))));
    }

    private static double batches(LocalStack stack, Load load, int size, Stream<String> entries)
            throws InterruptedException {
        var body = entries.collect(Collectors.joining(",", "{\"atomic\":true,\"entries\":[", "]}"));
        return load.perSecondWhenWarm(() -> new Poster(stack, BATCH, body, size));
    }

    private static Poster single(LocalStack stack) throws IOException {
        return new Poster(stack, SINGLE, entry(HOT, "3100"), 1);
    }

    private static String at(List<String> accounts, int number) {
        return accounts.get(number % accounts.size());
    }

    private static List<String> accounts(LocalStack stack) {
        return new ApiClient(stack.url(Part.LEDGER), stack::operatorToken)
                .list("/api/v1/accounts").stream()
                        .filter(account -> account.get("postable").asBoolean()
                                && !account.get("control").asBoolean())
                        .map(account -> account.get("code").asString())
                        .sorted()
                        .toList();
    }

    private static String entry(String debit, String credit) {
        return """
                {"effectiveDate":"2026-03-31","text":"Benchmark","lines":[
                 {"account":"%s","side":"DEBIT","amount":{"amount":"25.00","currency":"EUR"}},
                 {"account":"%s","side":"CREDIT","amount":{"amount":"25.00","currency":"EUR"}}]}
                """.formatted(debit, credit);
    }

    /// One connection that posts the same again and again, each time as a new intention.
    private static final class Poster implements Load.Client {

        private static final int TOKEN_USES = 2000;

        private final HttpConnection connection;
        private final LocalStack stack;
        private final String path;
        private final byte[] body;
        private final int entries;
        private String token = "";
        private int uses;

        Poster(LocalStack stack, String path, String body, int entries) throws IOException {
            this.connection = new HttpConnection(stack.url(Part.LEDGER));
            this.stack = stack;
            this.path = path;
            this.body = body.getBytes(StandardCharsets.UTF_8);
            this.entries = entries;
        }

        @Override
        public int once() throws IOException {
            if (uses++ % TOKEN_USES == 0) {
                token = stack.operatorToken();
            }
            connection.post(path, token, body);
            return entries;
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
