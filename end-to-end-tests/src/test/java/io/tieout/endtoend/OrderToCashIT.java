package io.tieout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.api.Json;
import io.tieout.localstack.part.Part;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// From a won deal to a tied-out ledger, first undisturbed and then with every fault we can make. One company lives
/// through all of it, so the order matters.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderToCashIT {

    private static final String ORDERS = "sales.order.v1";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /// 500 and more on demand: mvn verify -Dtieout.test.orders=500
    private static final int ORDERS_UNDER_FAULTS = Integer.getInteger("tieout.test.orders", 120);
    private static final List<Part> WITH_EVENTS =
            List.of(Part.IDENTITY, Part.CUSTOMER, Part.SALES, Part.LEDGER, Part.RECONCILIATION);
    private final TestMailbox mailbox = new TestMailbox();
    private final SpanCollector spans = new SpanCollector();
    private final LocalStack stack = RunningStack.start("journey", fresh -> spans.configure(mailbox.configure(fresh)));
    private final Business business = new Business(stack);

    @BeforeAll
    void connectsTheBank() {
        business.connectBank();
    }

    @AfterAll
    void stopsTheStack() {
        RunningStack.stop(stack);
        mailbox.close();
        spans.close();
    }

    @Test
    @Order(1)
    void followsOneDealToThePaidInvoice() {
        var customer = business.customer("Contoh Sinar Jaya");
        business.awaitKnownToSales(customer);
        var deal = business.dealWon(customer, "1190.00");
        business.order(customer, deal, "1190.00");

        var invoice = business.invoiceOf(deal);
        var id = invoice.get("invoiceId").asString();
        business.statement(List.of(Business.payment(
                "1190.00",
                "CONTOH SINAR JAYA",
                "Invoice " + invoice.get("invoiceNumber").asString(),
                "B-1")));

        business.awaitInvoice(id, paid -> paid.path("status").asString("").equals("PAID"));
        var process = await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> business.api().get("/api/v1/processes/" + deal),
                        answer -> answer.path("steps").size() == 5);
        assertThat(process.get("steps"))
                .extracting(step -> step.get("step").asString())
                .containsExactly("DEAL_OPENED", "DEAL_WON", "ORDER_CONFIRMED", "INVOICE_ISSUED", "INVOICE_PAID");
        business.awaitTieOut();
        RunningStack.assertTiesOut(stack);
    }

    /// One trace, begun by the caller: the gateway's span, below it the request in sales, below that what the ledger
    /// does with the confirmed order (the posting), and what others do with the invoice.
    @Test
    @Order(1)
    void followsOneTraceFromTheRequestOverKafkaToThePosting() {
        var customer = business.customer("Contoh Jejak");
        business.awaitKnownToSales(customer);
        var deal = business.dealWon(customer, "77.00");
        var traceId = UUID.randomUUID().toString().replace("-", "");
        var caller = "00f067aa0ba902b7";

        business.order(customer, deal, "77.00", "00-" + traceId + "-" + caller + "-01");

        business.invoiceOf(deal);
        // Each service exports its spans when it likes, the children often before what they hang on.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertFromGatewayToPosting(spans.of(traceId), caller));
    }

    private static void assertFromGatewayToPosting(List<SpanCollector.Span> trace, String caller) {
        var posting = trace.stream()
                .filter(span -> span.service().equals("ledger-service"))
                .filter(span -> span.name().equals(ORDERS + " process"))
                .findFirst();
        assertThat(posting).as("the ledger's work on the order").isPresent();
        var way = way(posting.orElseThrow(), trace);
        assertThat(way)
                .extracting(SpanCollector.Span::service)
                .containsSubsequence("ledger-service", "sales-service", "gateway");
        assertThat(way.getLast().service()).isEqualTo("gateway");
        assertThat(way.getLast().parentId()).isEqualTo(caller);
        assertThat(trace)
                .filteredOn(span -> span.service().equals("reconciliation-service"))
                .anySatisfy(span -> assertThat(way(span, trace)).contains(posting.get()));
    }

    /// From a span up to the first of its trace.
    private static List<SpanCollector.Span> way(SpanCollector.Span from, List<SpanCollector.Span> trace) {
        var way = new ArrayList<SpanCollector.Span>();
        var next = Optional.of(from);
        while (next.isPresent()) {
            var span = next.get();
            way.add(span);
            next = trace.stream()
                    .filter(other -> other.spanId().equals(span.parentId()))
                    .findFirst();
        }
        return way;
    }

    @ParameterizedTest
    @Order(2)
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"POSTGRESQL", "KAFKA"})
    void refusesMissingAndForgedTokensOnEveryPort(Part service) throws IOException, InterruptedException {
        var route =
                switch (service) {
                    case IDENTITY -> "/api/v1/users";
                    case CUSTOMER -> "/api/v1/customers";
                    case SALES -> "/api/v1/deals";
                    case RECONCILIATION -> "/api/v1/bank-accounts";
                    default -> "/api/v1/accounts";
                };
        var parts = stack.operatorToken().split("\\.", -1);
        var unsigned = "eyJhbGciOiJub25lIn0." + parts[1] + ".";
        var changed = parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() - 6) + "AAAAAA";

        for (var authorization : List.of("", "Bearer " + unsigned, "Bearer " + changed)) {
            var request = HttpRequest.newBuilder(stack.url(service).resolve(route));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void signsInOnceForManyRequests() {
        assertThat(stack.operatorToken()).isEqualTo(stack.operatorToken());
    }

    @Test
    @Order(3)
    void hasOneEffectForFiftyIdenticalRequests() throws InterruptedException {
        var body = Json.object()
                .put("effectiveDate", "2026-03-31")
                .put("documentDate", "2026-03-31")
                .put("text", "Once");
        var lines = body.putArray("lines");
        lines.add(line("5400", "DEBIT"));
        lines.add(line("3100", "CREDIT"));
        var key = Business.key();
        long before =
                business.api().list("/api/v1/journal-entries?source=MANUAL").size();

        List<Callable<String>> posts = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            posts.add(() -> business.api()
                    .post("/api/v1/journal-entries", body, key)
                    .get("entryId")
                    .asString());
        }
        try (var posters = Executors.newFixedThreadPool(16)) {
            var answers = posters.invokeAll(posts).stream()
                    .map(answer -> answer.state() == java.util.concurrent.Future.State.SUCCESS
                            ? answer.resultNow()
                            : "failed: " + answer.exceptionNow())
                    .distinct()
                    .toList();
            assertThat(answers).hasSize(1);
        }
        assertThat(business.api().list("/api/v1/journal-entries?source=MANUAL")).hasSize((int) before + 1);
    }

    @Test
    @Order(4)
    void losesAndDoublesNothingWhileServicesAreKilled() throws InterruptedException {
        var orders = new Orders(business, ORDERS_UNDER_FAULTS).prepared();
        try (var worker = Executors.newSingleThreadExecutor()) {
            var work = worker.submit(orders::placeAll);
            for (var victim : List.of(Part.LEDGER, Part.RECONCILIATION, Part.LEDGER)) {
                await().atMost(Duration.ofMinutes(2)).until(orders::hasMovedOn);
                RunningStack.killAndStart(stack, victim);
            }
            await().atMost(Duration.ofMinutes(4)).until(work::isDone);
            work.resultNow();
        }

        orders.assertAllInvoicedOnce();
        orders.payAll();
        orders.assertAllPaid();
        RunningStack.assertTiesOut(stack);
    }

    @Test
    @Order(5)
    void goesOnWhereItWasWhenTheBrokerComesBack() {
        var orders = new Orders(business, 20).prepared();
        stack.kill(Part.KAFKA);
        orders.placeAll();
        // Business goes on without the broker, for longer than sending an event may take (15 s); what happened travels
        // when it is back.
        await().pollDelay(Duration.ofSeconds(17)).atMost(Duration.ofMinutes(2)).until(() -> true);
        stack.start(Part.KAFKA);

        orders.assertAllInvoicedOnce();
        RunningStack.assertTiesOut(stack);
    }

    @Test
    @Order(6)
    void changesNothingWhenEveryTopicIsDeliveredTwice() {
        var before = business.api().get("/api/v1/reports/trial-balance?asOf=2026-12-31");

        for (var service : WITH_EVENTS) {
            var internal = internal(service);
            for (var topic :
                    internal.get("/internal/event-positions").get("produced").propertyNames()) {
                internal.post("/internal/outbox/redispatch", Json.object().put("topic", topic), Business.key());
            }
        }

        RunningStack.assertTiesOut(stack);
        assertThat(business.api()
                        .get("/api/v1/reports/trial-balance?asOf=2026-12-31")
                        .get("total"))
                .isEqualTo(before.get("total"));
    }

    @Test
    @Order(7)
    void parksPoisonAndGoesOn() throws Exception {
        publishPoison("tieout.sales.order-confirmed.v1", "{no json");
        publishPoison("tieout.sales.order-confirmed.v1", "[".repeat(100_000));
        publishPoison("tieout.sales.order-confirmed.v1", null);
        publishPoison("tieout.sales.order-eaten.v1", "{}");
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var stranger = new ProducerRecord<>(ORDERS, bytes("no key"), bytes("{}"));
            assertThat(producer.send(stranger).get(2, TimeUnit.MINUTES).hasOffset())
                    .isTrue();
        }

        var orders = new Orders(business, 5).prepared();
        orders.placeAll();
        orders.assertAllInvoicedOnce();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(
                        internal(Part.LEDGER).get("/internal/parked-keys").get("items"))
                .hasSize(4));
        // Poison stays visible until a person says that it may go.
        for (var service : WITH_EVENTS) {
            for (var parked : internal(service).get("/internal/parked-keys").get("items")) {
                internal(service)
                        .post(
                                "/internal/parked-keys/" + parked.get("id").asString() + "/discard",
                                Json.object().put("reason", "sent by a test"),
                                Business.key());
            }
        }
        RunningStack.assertTiesOut(stack);
    }

    /// Enter the customer, bill, reconcile, send, take the answer, settle and report.
    @Test
    @Order(8)
    void bringsOneCustomersMonthFromTheFirstEntryToTheSignedReport() throws Exception {
        var month = new CustomerMonth(stack, business, mailbox);
        month.enterTheCustomer();
        month.bill();
        month.reconcile();
        month.sendTheStatement();
        month.takeTheAnswer();
        month.settle();
        month.report();
        RunningStack.assertTiesOut(stack);
    }

    /// As a faulty version of sales-service would: past the check of its payload.
    private void publishPoison(String type, @Nullable String payload) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(stack.jdbcUrl(Part.SALES), "sales_app", stack.secret("sales_app"));
                var insert = connection.prepareStatement("""
                        insert into outbox (id, slot, topic, type, company_id, aggregate_id, aggregate_version, payload)
                        select gen_random_uuid(), 0, ?, ?, company_id, gen_random_uuid(), 1, ? from outbox limit 1
                        """)) {
            insert.setString(1, ORDERS);
            insert.setString(2, type);
            insert.setString(3, payload);
            assertThat(insert.executeUpdate()).isOne();
        }
    }

    private ApiClient internal(Part service) {
        return new ApiClient(stack.url(service), stack::operatorToken);
    }

    private static tools.jackson.databind.JsonNode line(String account, String side) {
        var line = Json.object().put("account", account).put("side", side);
        line.set("amount", Json.money("25.00", "EUR"));
        return line;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
