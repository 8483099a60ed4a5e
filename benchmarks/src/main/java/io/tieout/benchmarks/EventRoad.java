package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.api.Json;
import io.tieout.localstack.part.Part;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Deal won → order → invoice posted → open item visible, through outbox, Kafka and inbox of three services.
final class EventRoad {

    private static final int BATCH = 500;
    private static final int DEALS = 6000;
    private static final int WARM_UP_DEALS = 500;
    private static final int PACED_DEALS = 3000;
    private static final int PACED_PER_SECOND = 50;
    private static final int PER_STEP = 5;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 20;

    private EventRoad() {}

    static void measure(LocalStack stack, Report report) throws SQLException, InterruptedException {
        var customer = UUID.fromString(stack.api()
                .post(
                        "/api/v1/customers?onDuplicate=ALLOW",
                        Json.object().put("name", "Event road"),
                        UUID.randomUUID().toString())
                .get("customerId")
                .asString());
        stack.isQuiescentWithin(LIMIT);
        var sales = new ApiClient(stack.url(Part.SALES), stack::operatorToken);
        try (var reconciliation = connect(stack, Part.RECONCILIATION)) {
            // The first ones only warm the services.
            rush(sales, reconciliation, customer, "W", 0);
            double seconds = rush(sales, reconciliation, customer, "F", DEALS);
            report.add(
                    "deal won → invoice posted → open item visible, %,d deals".formatted(DEALS),
                    "%,.0f deals/s".formatted(DEALS / seconds));
            pace(sales, reconciliation, customer, "V", 2 * DEALS, WARM_UP_DEALS);
            addLags(pace(sales, reconciliation, customer, "P", 2 * DEALS + WARM_UP_DEALS, PACED_DEALS), report);
        }
    }

    /// @param before how many open items there are already
    /// @return seconds until the last one is visible
    private static double rush(ApiClient sales, Connection reconciliation, UUID customer, String prefix, int before)
            throws SQLException, InterruptedException {
        long start = System.nanoTime();
        for (int first = 0; first < DEALS; first += BATCH) {
            win(sales, customer, prefix, first, BATCH);
        }
        awaitItems(reconciliation, before + DEALS);
        return (System.nanoTime() - start) / 1e9;
    }

    /// Deals won since a moment, visible when there are so many items.
    private record Step(long due, int items) {}

    /// At a steady pace, whatever comes out, as clients do that know nothing of each other: how long after the moment
    /// at which a deal was to be won is its open item there?
    ///
    /// @param before how many open items there are already
    /// @return milliseconds, in the order in which the deals were due
    private static List<Long> pace(
            ApiClient sales, Connection reconciliation, UUID customer, String prefix, int before, int deals)
            throws SQLException, InterruptedException {
        var requests = new ArrayList<Future<?>>();
        var lags = new ArrayList<Long>();
        var open = new ArrayDeque<Step>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int won = 0; won < deals || !open.isEmpty(); ) {
                long due = begin + TimeUnit.SECONDS.toNanos(won) / PACED_PER_SECOND;
                if (won < deals && System.nanoTime() >= due) {
                    int first = won;
                    requests.add(clients.submit(() -> win(sales, customer, prefix, first, PER_STEP)));
                    won += PER_STEP;
                    open.add(new Step(due, before + won));
                }
                int items = count(reconciliation);
                while (!open.isEmpty() && open.getFirst().items() <= items) {
                    lags.add(TimeUnit.NANOSECONDS.toMillis(
                            System.nanoTime() - open.removeFirst().due()));
                }
                failIfOneFailed(requests);
                if (System.nanoTime() > begin + LIMIT.toNanos()) {
                    throw new IllegalStateException(open.size() + " steps did not arrive");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
        return lags;
    }

    /// What is refused never arrives: better to say why than to wait for it.
    private static void failIfOneFailed(List<Future<?>> requests) {
        requests.removeIf(request -> request.state() == Future.State.SUCCESS);
        requests.stream()
                .filter(request -> request.state() == Future.State.FAILED)
                .findFirst()
                .ifPresent(request -> {
                    throw new IllegalStateException(request.exceptionNow());
                });
    }

    private static void addLags(List<Long> lags, Report report) {
        var sorted = lags.stream().sorted().toList();
        report.add(
                "from the request to the visible open item at %d deals/s, median".formatted(PACED_PER_SECOND),
                "%,d ms".formatted(sorted.get(sorted.size() / 2)));
        report.add("the same, 99th percentile", "%,d ms".formatted(sorted.get(sorted.size() * 99 / 100)));
    }

    private static void win(ApiClient sales, UUID customer, String prefix, int first, int count) {
        var batch = Json.object();
        var items = batch.putArray("items");
        for (int number = first; number < first + count; number++) {
            var item = Json.object()
                    .put("externalNumber", prefix + number)
                    .put("customerId", customer.toString())
                    .put("productCode", "W")
                    .put("openedOn", "2026-03-01")
                    .put("outcome", "WON")
                    .put("closedOn", "2026-03-31")
                    .put("confirmOrder", true);
            item.set("value", Json.money("100.00", "EUR"));
            items.add(item);
        }
        sales.post("/api/v1/deal-batches", batch, UUID.randomUUID().toString());
    }

    private static void awaitItems(Connection connection, int expected) throws SQLException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (count(connection) < expected) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Only " + count(connection) + " of " + expected + " open items came");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from open_item")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect(LocalStack stack, Part part) throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(part), part.database() + "_app", stack.secret(part.database() + "_app"));
    }
}
