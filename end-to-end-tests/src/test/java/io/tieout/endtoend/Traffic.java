package io.tieout.endtoend;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Requests without an end and without a second attempt: whatever is not answered as it should be is a fault.
final class Traffic implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> READS = List.of(
            "/api/v1/customers?limit=5",
            "/api/v1/deals?limit=5",
            "/api/v1/invoices?limit=5",
            "/api/v1/reports/trial-balance",
            "/api/v1/open-items?limit=5",
            "/api/v1/users?limit=5");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final UUID customer;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger orders = new AtomicInteger();
    private final AtomicLong slowestMillis = new AtomicLong();
    private final Future<?> running;
    private volatile LocalStack target;
    private volatile boolean ended;

    private Traffic(LocalStack first, UUID customer) {
        this.target = first;
        this.customer = customer;
        this.running = worker.submit(() -> {
            while (!ended) {
                placeOneOrder();
            }
            return null;
        });
    }

    static Traffic to(LocalStack stack, UUID customer) {
        return new Traffic(stack, customer);
    }

    /// The next request goes there.
    void turnTo(LocalStack other) {
        target = other;
    }

    int requests() {
        return requests.get();
    }

    int orders() {
        return orders.get();
    }

    /// Since this was last asked.
    long slowestMillis() {
        return slowestMillis.getAndSet(0);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /// Ends after the order at hand.
    void end() throws InterruptedException, ExecutionException {
        ended = true;
        running.get();
    }

    private void placeOneOrder() throws InterruptedException {
        for (var path : READS) {
            send("GET", path, null, "");
        }
        var amount = new BigDecimal(1000 + orders.get()).movePointLeft(1).setScale(2);
        var draft = Json.object().put("customerId", customer.toString()).put("currency", "EUR");
        draft.putArray("lines")
                .add(Json.object()
                        .put("productCode", "WIDGET")
                        .put("description", "Widget")
                        .put("quantity", 1)
                        .put("unitPrice", amount));
        var order = send("POST", "/api/v1/orders", draft, "");
        if (order == null) {
            return;
        }
        var confirmed = send(
                "POST",
                "/api/v1/orders/" + order.get("orderId").asString() + "/confirm",
                Json.object().put("orderDate", Business.DAY.toString()),
                "\"1\"");
        if (confirmed != null) {
            orders.incrementAndGet();
        }
    }

    private @Nullable JsonNode send(String method, String path, @Nullable JsonNode body, String etag)
            throws InterruptedException {
        var stack = target;
        var start = System.nanoTime();
        requests.incrementAndGet();
        try {
            var request = HttpRequest.newBuilder(URI.create(stack.url() + path))
                    .timeout(LIMIT)
                    .header("Authorization", "Bearer " + stack.operatorToken());
            if (body == null) {
                request.GET();
            } else {
                request.header("Content-Type", "application/json").header("Idempotency-Key", Business.key());
                request.method(method, HttpRequest.BodyPublishers.ofString(Json.write(body)));
            }
            if (!etag.isEmpty()) {
                request.header("If-Match", etag);
            }
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            slowestMillis.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
            if (answer.statusCode() < 300) {
                return Json.read(answer.body());
            }
            faults.add(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            faults.add(method + " " + path + ": " + e);
        }
        return null;
    }

    @Override
    public void close() {
        ended = true;
        worker.close();
        http.close();
    }
}
