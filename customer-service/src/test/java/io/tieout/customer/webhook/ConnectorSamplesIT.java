package io.tieout.customer.webhook;

import static io.tieout.platform.security.Role.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.events.identity.v1.UserState;
import io.tieout.events.sales.v1.OrderInvoiced;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventJson;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// Runs the programs of docs/connectors against webhooks of this service; what they ask of other services
/// is played here, as docs/api describes it.
@ServiceTest
class ConnectorSamplesIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path SAMPLES = Path.of("../docs/connectors");

    private final UUID company = Ids.next();
    private final RestTestClient client;
    private final EventProbe events;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Process> programs = new CopyOnWriteArrayList<>();
    private final HttpServer api = newServer();
    private volatile String representatives = "";

    @TempDir
    Path folder = Path.of("");

    @Autowired
    ConnectorSamplesIT(RestTestClient client, EventProbe events) {
        this.client = client;
        this.events = events;
    }

    @BeforeEach
    void start() {
        api.createContext("/", this::answer);
        api.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (var program : programs) {
            program.destroy();
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        api.stop(0);
    }

    @Test
    void writesEachInvoiceOfAnOrderOnceForTheErpSystem() throws Exception {
        int port = freePort();
        var file = folder.resolve("invoices.csv");
        var secret = open(port, "tieout.sales.order-invoiced.v1");
        run("ErpConnector.java", port, secret, Map.of("INVOICE_FILE", file.toString()));
        var order = Ids.next();

        var sent = events.publish(SalesEvents.ORDER_INVOICED, company, order, 1, invoiced(order));
        await().atMost(LIMIT).until(() -> Files.exists(file));
        events.publish(SalesEvents.ORDER_INVOICED, company, order, 2, invoiced(order));
        await().atMost(LIMIT).until(() -> requests.size() == 2);

        assertThat(requests).containsOnly("GET /api/v1/invoices?orderId=" + order + " Bearer a-token");
        assertThat(Files.readString(file)).isEqualTo("INV-2026-000042;2026-03-01;2026-03-31;C-000007;1250.00;EUR\n");
        var forged = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/tieout"))
                .header("webhook-id", sent.eventId().toString())
                .header("webhook-timestamp", "1614265330")
                .header("webhook-signature", "v1,AAAA")
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"tieout.sales.order-invoiced.v1\"}"))
                .build();
        try (var stranger = HttpClient.newHttpClient()) {
            assertThat(stranger.send(forged, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void hiresAndReleasesRepresentativesForTheHrSystem() throws Exception {
        int port = freePort();
        var user = Ids.next();
        var team = Ids.next();
        var people = Files.writeString(
                folder.resolve("people.csv"), user + ";Dewi \"Ayu\" Lestari;" + team + ";2026-03-01\n");
        var log = folder.resolve("log.csv");
        var secret = open(port, "tieout.identity.user-state.v1");
        run("HrConnector.java", port, secret, Map.of("PEOPLE_FILE", people.toString(), "LOG_FILE", log.toString()));

        await().atMost(LIMIT).until(() -> Files.exists(log));
        assertThat(requests)
                .contains("POST /api/v1/representatives Bearer a-token hr-hire-" + user
                        + " {\"userId\":\"" + user + "\",\"name\":\"Dewi \\\"Ayu\\\" Lestari\",\"teamId\":\"" + team
                        + "\",\"from\":\"2026-03-01\"}\n");

        var id = Ids.next();
        representatives = "{\"representativeId\":\"" + id + "\",\"name\":\"Dewi\",\"userId\":\"" + user
                + "\",\"teamId\":\"" + team + "\",\"from\":\"2026-03-01\",\"version\":3}";
        events.publish(IdentityEvents.USER_STATE, company, user, 1, userState(user, false));
        events.publish(IdentityEvents.USER_STATE, company, user, 2, userState(user, true));

        await().atMost(LIMIT).until(() -> Files.readAllLines(log).size() == 2);
        assertThat(Files.readAllLines(log)).containsExactly("hired;" + user, "left;" + user);
        assertThat(requests)
                .filteredOn(request -> request.startsWith("POST /api/v1/representatives/"))
                .singleElement()
                .asString()
                .startsWith("POST /api/v1/representatives/" + id + "/changes Bearer a-token hr-leave-" + id
                        + "-3 \"3\" {\"from\":");
    }

    private UserState userState(UUID user, boolean disabled) {
        return EventJson.mapper().readValue("""
                        {"userId":"%s","companyId":"%s","displayName":"Dewi","roles":["sales_representative"],"disabled":%s}
                        """.formatted(user, company, disabled), UserState.class);
    }

    private static OrderInvoiced invoiced(UUID order) {
        return EventJson.mapper().readValue("""
                        {"orderId":"%s","orderNumber":"SO-1","customerId":"019a6b1e-0000-7000-8000-000000000003",
                         "invoiceId":"019a6b1e-0000-7000-8000-000000000042","invoiceNumber":"INV-2026-000042",
                         "entryId":"019a6b1e-0000-7000-8000-000000000008","invoiceDate":"2026-03-01",
                         "total":{"amount":"1250.00","currency":"EUR"}}
                        """.formatted(order), OrderInvoiced.class);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request = new StringBuilder(
                exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + headers.getFirst("Authorization"));
        for (var name : List.of("Idempotency-Key", "If-Match")) {
            if (headers.containsKey(name)) {
                request.append(' ').append(headers.getFirst(name));
            }
        }
        if (!body.isEmpty()) {
            request.append(' ').append(body);
        }
        requests.add(request.toString());
        var answer = exchange.getRequestURI().getPath().equals("/api/v1/invoices")
                ? """
                {"items":[{"invoiceId":"019a6b1e-0000-7000-8000-000000000042","invoiceNumber":"INV-2026-000042",
                 "invoiceDate":"2026-03-01","dueDate":"2026-03-31","customerNumber":"C-000007",
                 "net":{"amount":"1050.42","currency":"EUR"},"total":{"amount":"1250.00","currency":"EUR"}}]}
                """
                : "{\"items\":[" + representatives + "]}";
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 201 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String open(int port, String type) {
        var answer = client.post()
                .uri("/api/v1/webhook-endpoints")
                .header("Authorization", TestTokens.bearer(company, ADMIN))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"url\":\"http://127.0.0.1:" + port + "/tieout\",\"eventTypes\":[\"" + type + "\"]}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(answer).get("secret").asString();
    }

    /// Returns when it listens.
    private void run(String sample, int port, String secret, Map<String, String> settings) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        SAMPLES.resolve(sample).toString())
                .redirectErrorStream(true);
        builder.environment().putAll(settings);
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        Integer.toString(port),
                        "WEBHOOK_SECRET",
                        secret,
                        "TIEOUT_API",
                        "http://127.0.0.1:" + api.getAddress().getPort(),
                        "TIEOUT_TOKEN",
                        "a-token"));
        var program = builder.start();
        programs.add(program);
        var output = program.inputReader(StandardCharsets.UTF_8);
        assertThat(output.readLine()).startsWith("Listening on");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
