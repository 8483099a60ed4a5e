package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.AccessTokens;
import io.tieout.localstack.api.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// What people in sales wait for, through the gateway: lists, search, the overview of a customer, reports, and what
/// fifty of them write at once. First over a tenth of the customers, then over all, so that the table shows how it
/// grows. The ratio is that of the 95th percentile to what was promised.
final class CrmTimes {

    static final String CUSTOMERS = "1000000";

    private static final int LIST_MILLIS = 100;
    private static final int OVERVIEW_MILLIS = 150;
    private static final int REPORT_MILLIS = 500;
    private static final int WRITE_MILLIS = 50;

    private static final int GROWTH = 10;
    private static final int WARM_UP = 40;
    private static final int MEASURED = 201;
    private static final int FEW = 5;
    private static final Duration ENOUGH = Duration.ofSeconds(8);

    /// Each user writes once a second.
    private static final double WRITES_A_SECOND = CrmFill.USERS;

    private static final Duration WRITING = Duration.ofSeconds(20);
    private static final Duration WRITING_WARM_UP = Duration.ofSeconds(100);

    private final LocalStack stack;
    private final Report report;

    /// What the figures wanted have in their names.
    private final String wanted;

    /// Customers of an earlier run may be there, and nobody is entered twice.
    private final AtomicInteger written = new AtomicInteger(new SplittableRandom().nextInt(CrmFill.MOST));

    private int customers;

    private CrmTimes(LocalStack stack, Report report, String wanted) {
        this.stack = stack;
        this.report = report;
        this.wanted = wanted;
    }

    /// @param option how many customers, and after a colon what the names of the figures wanted contain
    static void measure(LocalStack stack, Report report, String option)
            throws SQLException, IOException, InterruptedException {
        var parts = option.split(":", 2);
        int customers = Integer.parseInt(parts[0]);
        var fill = new CrmFill(stack);
        fill.prepare();
        var times = new CrmTimes(stack, report, parts.length > 1 ? parts[1] : "");
        for (int count : new int[] {customers / GROWTH, customers}) {
            if (count < fill.filled()) {
                Report.progress("there are more than %,d already".formatted(count));
                continue;
            }
            fill.fill(count);
            times.customers = count;
            report.add("customers and deals; five times as many interactions", "%,d".formatted(count));
            times.lists(fill);
            times.searches();
            times.overviews();
            times.reports();
            times.writes();
        }
    }

    private void lists(CrmFill fill) throws IOException, InterruptedException {
        list("customers, first page", turn -> "customers?limit=50");
        list("customers, inactive", turn -> "customers?status=INACTIVE");
        list("customers, suppliers too", turn -> "customers?role=SUPPLIER");
        list("customers of one owner", turn -> "customers?ownerId=" + fill.userId(person(turn)));
        list(
                "customers of one owner, inactive",
                turn -> "customers?status=INACTIVE&ownerId=" + fill.userId(person(turn)),
                true);
        list("customers by another system's number", turn -> "customers?externalNumber=X-" + any(turn));
        list("customers by a custom field, a choice of 23", turn -> "customers?cf.segment=" + CrmFill.segment(turn));
        list("customers by a custom field, a text", turn -> "customers?cf.erp_code=E" + any(turn));
        list(
                "customers by two custom fields",
                turn -> "customers?cf.erp_code=E" + any(turn) + "&cf.segment=" + CrmFill.segment(any(turn)));
        var deep = page("/api/v1/customers?limit=200", 50);
        list("customers, page behind the 10,000th", turn -> deep);
        list("customers by a word of the name", turn -> "customers?search=" + word(turn));
        list("customers by two letters", turn -> "customers?search=" + word(turn, 2));
        list("customers by a name", turn -> "customers?search=" + ApiClient.encode(CrmFill.name(any(turn))));
        list("customers by the end of a name", turn -> "customers?search=" + tail(turn));
        list("customers by a part of a telephone number", turn -> "customers?search=" + phonePart(turn));
        list("customers by what nobody is called", turn -> "customers?search=nobodyatall" + turn, true);
        list("interactions of a customer", turn -> "customers/" + CrmFill.customerId(any(turn)) + "/interactions");
        list("one customer", turn -> "customers/" + CrmFill.customerId(any(turn)));
        list("deals, newest first", turn -> "deals?sort=NEWEST");
        list("deals, open, in one stage, newest first", turn -> "deals?status=OPEN&stage=OFFER");
        list(
                "deals, lost, by one representative",
                turn -> "deals?status=LOST&representativeId=" + representative(turn));
        list("deals by rank", turn -> "deals?sort=BOARD");
        list(
                "deals, open, of one column, by rank",
                turn -> "deals?status=OPEN&pipeline=" + CrmFill.PIPELINE + "&stage=OFFER&sort=BOARD");
        var ranked = page("/api/v1/deals?status=OPEN&stage=TALKS&sort=BOARD&limit=200", 5);
        list("deals, open, of one column, by rank, behind the 1,000th", turn -> ranked);
        list("deals by another system's number", turn -> "deals?externalNumber=D-B-" + any(turn));
        list("deals of a customer", turn -> "deals?customerId=" + CrmFill.customerId(any(turn)));
        list("deals that nobody touched for long", turn -> "deals/stale");
        list("orders of a customer", turn -> "orders?customerId=" + CrmFill.customerId(3 + any(turn) / 4 * 4));
        list("orders, newest first", turn -> "orders");
        list("deal board, sums of all columns", turn -> "deals/board?pipeline=" + CrmFill.PIPELINE);
        var own = user(1);
        list("deals that a representative sees", turn -> "deals", own);
        list("deals that a representative sees, open, by rank", turn -> "deals?status=OPEN&sort=BOARD", own);
        list("deal board of a representative", turn -> "deals/board", own);
    }

    private void searches() throws IOException, InterruptedException {
        search("one word of thousands of names", turn -> "textile");
        search("three letters", turn -> CrmFill.name(any(turn)).substring(0, 3));
        search("a whole name", turn -> CrmFill.name(any(turn)));
        search("two words", turn -> CrmFill.name(any(turn)).replaceFirst(" [^ ]+ [^ ]+$", ""));
        search("the inside of a word", turn -> turn % 2 == 0 ? "dustri" : "ogisti");
        search("two Chinese characters", turn -> turn % 2 == 0 ? "上海" : "纺织");
        search("pinyin, initials", turn -> turn % 2 == 0 ? "shanghai" : "fz");
        search("the old Indonesian spelling", turn -> "redjeki");
        search("six digits of a telephone number", this::phonePart);
        search("a customer's number", turn -> "B-" + Math.max(10, any(turn)));
        search("an invoice's number", turn -> "INV-B-" + (4 + any(turn) / 4 * 4));
    }

    private void overviews() throws IOException, InterruptedException {
        time(
                "overview of a customer",
                OVERVIEW_MILLIS,
                turn -> "customers/" + CrmFill.customerId(any(turn)) + "/overview",
                stack::operatorToken,
                false);
    }

    private void reports() throws IOException, InterruptedException {
        for (var by : List.of("PRODUCT", "REPRESENTATIVE", "TEAM", "CUSTOMER", "SOURCE")) {
            sales("sales of a month by " + by, "sales?by=" + by + "&from=2026-09-01&asOf=2026-09-30");
        }
        for (var by : List.of("PRODUCT", "REPRESENTATIVE", "REGION", "CUSTOMER", "SOURCE", "MONTH")) {
            sales("sales of a year by " + by, "sales?by=" + by + "&from=2025-10-01&asOf=2026-09-30");
        }
        sales(
                "sales of a quarter by PRODUCT, beside those of a year before",
                "sales?by=PRODUCT&from=2026-07-01&asOf=2026-09-30&compareFrom=2025-07-01&compareTo=2025-09-30");
        sales("wins of a quarter by REPRESENTATIVE", "success?by=REPRESENTATIVE&from=2026-07-01&asOf=2026-09-30");
        sales("wins of a year by REPRESENTATIVE", "success?by=REPRESENTATIVE&from=2025-10-01&asOf=2026-09-30");
        sales("funnel of a quarter", "funnel?from=2026-07-01&asOf=2026-09-30");
        sales("funnel of a year", "funnel?from=2025-10-01&asOf=2026-09-30");
        sales("trends of twelve months by PRODUCT", "trends?by=PRODUCT&months=12&asOf=2026-09-30");
        sales("salespeople of a month", "salespeople?from=2026-09-01&asOf=2026-09-30");
        sales("forecast", "forecast?month=2026-11");
        time(
                "cross-sell of a month",
                REPORT_MILLIS,
                turn -> "sales-reports/cross-sell?from=2026-09-01&asOf=2026-09-30&fewestBuyers=5",
                stack::operatorToken,
                true);
        time(
                "reasons of a quarter's lost deals",
                REPORT_MILLIS,
                turn -> "deals/lost-statistics?from=2026-07-01&to=2026-09-30",
                stack::operatorToken,
                false);
        time(
                "sales of a month by PRODUCT, a representative's",
                REPORT_MILLIS,
                turn -> "sales-reports/sales?by=PRODUCT&from=2026-09-01&asOf=2026-09-30",
                user(1),
                true);
    }

    private void writes() throws InterruptedException {
        write("an interaction", random -> new Request("customers/" + someone(random) + "/interactions", """
                        {"channel":"CALL","direction":"OUTBOUND","occurredAt":"2026-11-01T10:00:00Z","subject":"Benchmark"}
                        """));
        write("a deal", random -> new Request("deals", """
                        {"customerId":"%s","pipeline":"%s","source":"Web","value":{"amount":"100.00","currency":"EUR"}}
                        """.formatted(someone(random), CrmFill.PIPELINE)));
        write("a customer", random -> {
            int number = CrmFill.MOST + written.incrementAndGet();
            return new Request("customers", """
                        {"name":"%s","country":"ID","contactPoints":[{"type":"PHONE","value":"%s","primary":true}]}
                        """.formatted(CrmFill.name(number), CrmFill.phone(number)));
        });
    }

    private record Request(String path, String body) {}

    private interface Requests {

        Request next(SplittableRandom random);
    }

    /// Each of them signs in: the gateway limits each caller.
    private void write(String what, Requests requests) throws InterruptedException {
        var name = "50 users write " + what + " each second";
        if (!name.contains(wanted)) {
            return;
        }
        Report.progress("measuring " + name);
        var tokens = new ArrayList<String>();
        for (int user = 1; user <= CrmFill.USERS; user++) {
            tokens.add(stack.personToken(CrmFill.email(user), CrmFill.PASSWORD));
        }
        var next = new AtomicInteger();
        var latencies = new Load(CrmFill.USERS, WRITING_WARM_UP, WRITING).paced(WRITES_A_SECOND, () -> {
            int user = next.getAndIncrement();
            return new Writer(new HttpConnection(stack.url()), tokens.get(user), requests, new SplittableRandom(user));
        });
        report.add(name + ", median / 95 %", latencies.medianMillis(), latencies.percentile95Millis(), WRITE_MILLIS);
    }

    private record Writer(HttpConnection connection, String token, Requests requests, SplittableRandom random)
            implements Load.Client {

        @Override
        public int once() throws IOException {
            var request = requests.next(random);
            connection.post("/api/v1/" + request.path(), token, request.body().getBytes(StandardCharsets.UTF_8));
            return 1;
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    private String someone(SplittableRandom random) {
        return CrmFill.customerId(1 + random.nextInt(customers));
    }

    /// Some customer, another one each time.
    private int any(int turn) {
        return 1 + (int) (turn * 7_919L % customers);
    }

    private static int person(int turn) {
        return 1 + turn % (2 * CrmFill.USERS);
    }

    private static String representative(int turn) {
        return CrmFill.representativeId(person(turn));
    }

    private static String word(int turn) {
        return ApiClient.encode(CrmFill.WORDS.get(turn % CrmFill.WORDS.size()));
    }

    private static String word(int turn, int letters) {
        return ApiClient.encode(CrmFill.WORDS.get(turn % CrmFill.WORDS.size()).substring(0, letters));
    }

    private String tail(int turn) {
        var name = CrmFill.name(any(turn));
        return ApiClient.encode(name.substring(name.length() - 9));
    }

    private String phonePart(int turn) {
        return CrmFill.phone(any(turn)).replace(" ", "").substring(5, 11);
    }

    private AccessTokens user(int number) {
        var token = stack.personToken(CrmFill.email(number), CrmFill.PASSWORD);
        return () -> token;
    }

    private String page(String path, int number) {
        var api = stack.api();
        var next = path;
        for (int page = 0; page < number; page++) {
            var cursor = api.get(next).get("next");
            if (cursor == null || cursor.isNull()) {
                break;
            }
            next = path + "&cursor=" + ApiClient.encode(cursor.asString());
        }
        return next.substring("/api/v1/".length());
    }

    private void list(String what, IntFunction<String> path) throws IOException, InterruptedException {
        time(what, LIST_MILLIS, path, stack::operatorToken, false);
    }

    private void list(String what, IntFunction<String> path, boolean mayBeEmpty)
            throws IOException, InterruptedException {
        time(what, LIST_MILLIS, path, stack::operatorToken, mayBeEmpty);
    }

    private void list(String what, IntFunction<String> path, AccessTokens caller)
            throws IOException, InterruptedException {
        time(what, LIST_MILLIS, path, caller, false);
    }

    private void search(String what, IntFunction<String> question) throws IOException, InterruptedException {
        list("search: " + what, turn -> "search?q=" + ApiClient.encode(question.apply(turn)));
    }

    private void sales(String what, String path) throws IOException, InterruptedException {
        time(what, REPORT_MILLIS, turn -> "sales-reports/" + path, stack::operatorToken, false);
    }

    private void time(String what, int promised, IntFunction<String> path, AccessTokens caller, boolean mayBeEmpty)
            throws IOException, InterruptedException {
        if (!what.contains(wanted)) {
            return;
        }
        Report.progress("measuring " + what);
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            int turn = 0;
            for (int rounds = rounds(WARM_UP, once(http, path.apply(turn++), caller, mayBeEmpty));
                    turn < rounds;
                    turn++) {
                once(http, path.apply(turn), caller, mayBeEmpty);
            }
            var nanos = new long[rounds(MEASURED, once(http, path.apply(turn++), caller, mayBeEmpty))];
            for (int round = 0; round < nanos.length; round++) {
                nanos[round] = once(http, path.apply(turn++), caller, mayBeEmpty);
            }
            Arrays.sort(nanos);
            report.add(
                    what + ", median / 95 %",
                    millis(nanos[nanos.length / 2]),
                    millis(nanos[nanos.length * 95 / 100]),
                    promised);
        }
    }

    private static double millis(long nanos) {
        return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    /// What is slow is asked for less often.
    private static int rounds(int wanted, long nanos) {
        return Math.clamp(ENOUGH.toNanos() / nanos, FEW, wanted);
    }

    private long once(HttpClient http, String path, AccessTokens caller, boolean mayBeEmpty)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stack.url() + "/api/v1/" + path))
                .header("Authorization", "Bearer " + caller.next())
                .build();
        long start = System.nanoTime();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        long taken = System.nanoTime() - start;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        if (!mayBeEmpty
                && (answer.body().contains("\"items\":[]") || answer.body().equals("[]"))) {
            throw new IllegalStateException(path + " finds nothing: that is no measurement");
        }
        return taken;
    }
}
