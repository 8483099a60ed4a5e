package io.tieout.ledger.receivable;

import static io.tieout.ledger.Trade.anOrderOver;
import static io.tieout.ledger.Trade.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class InvoiceIT {

    private static final String INVOICES = "/api/v1/invoices";

    private final RestTestClient client;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;
    private final CompanyService companies;
    private final Books books;
    private final Trade trade;
    private final UUID customerId = Ids.next();

    InvoiceIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
        this.checks = checks;
        this.companies = companies;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
    }

    @Nested
    class FromAnOrder {

        @Test
        void isIssuedAndPostedInOneGo() {
            var order = withTax("100.00", "19", "19.00", "119.00");

            trade.confirm(order);

            var issued = issuedFor(order);
            assertThat(issued.payload().invoiceNumber()).isEqualTo("INV-2026-000001");
            assertThat(issued.payload().total()).isEqualTo(eur("119.00"));
            assertThat(issued.payload().dueDate()).isEqualTo(Trade.MARCH_31.plusDays(30));
            assertThat(issued.payload().paymentReference()).matches("RF\\d{2}INV2026000001");
            assertThat(issued.aggregateVersion()).isEqualTo(1);
            assertThat(issued.correlationId()).isEqualTo(order.dealId());
            assertThat(trade.answers(LedgerEvents.INVOICE_STATE, issued.aggregateId()))
                    .singleElement()
                    .satisfies(state -> assertThat(state.open()).isEqualTo(eur("119.00")));
            assertThat(books.balance("1200", "asOf=2026-03-31")).isEqualTo("119.00");
            assertThat(books.balance("4100", "asOf=2026-03-31")).isEqualTo("-100.00");
            assertThat(books.balance("2200", "asOf=2026-03-31")).isEqualTo("-19.00");
            assertThat(books.balance("1200", "asOf=2026-03-30")).isEqualTo("0.00");
            Checks.hold(checks, books.companyId());
        }

        @Test
        void isIssuedOnceHoweverOftenTheOrderIsTold() {
            var order = anOrderOver("100.00");
            var sent = trade.confirm(order);
            issuedFor(order);

            probe.send(sent);
            probe.publish(SalesEvents.ORDER_CONFIRMED, books.companyId(), order.orderId(), 1, order.dealId(), order);
            probe.publish(SalesEvents.ORDER_CONFIRMED, books.companyId(), order.orderId(), 2, order.dealId(), order);
            var later = trade.anInvoiceOver("7.00");

            assertThat(later.invoiceNumber()).isEqualTo("INV-2026-000002");
            assertThat(books.get(INVOICES).is(200).body().path("items")).hasSize(2);
        }

        @Test
        void isNotIssuedWhenSalesCameToAnotherTotal() {
            var order = withTax("100.00", "19", "19.01", "119.01");

            trade.confirm(order);

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> parkedReason(order.orderId()), reason -> reason.contains("19.00"));
            assertThat(books.get(INVOICES).is(200).body().path("items")).isEmpty();
        }

        @Test
        void isDatedOnTheFirstOpenDayWhenItsMonthIsClosed() {
            books.postEntry("2026-03-31", "5300", "2100", "1.00").is(201);
            books.close("2026-03").is(200);

            var invoice = trade.anInvoiceOver("100.00");

            assertThat(invoice.invoiceDate()).isEqualTo("2026-04-01");
            assertThat(books.balance("1200", "asOf=2026-03-31")).isEqualTo("0.00");
        }

        private EventProbe.Published<io.tieout.events.ledger.v1.InvoiceIssued> issuedFor(OrderConfirmed order) {
            return probe.awaitPublished(LedgerEvents.INVOICE_ISSUED, event -> order.orderId()
                    .equals(event.payload().orderId()));
        }

        private String parkedReason(UUID orderId) {
            return jdbc
                    .sql("select reason from parked_event where aggregate_id = :order")
                    .param("order", orderId)
                    .query((row, number) -> row.getString("reason"))
                    .list()
                    .stream()
                    .collect(Collectors.joining());
        }

        private OrderConfirmed withTax(String net, String rate, String tax, String total) {
            var plain = anOrderOver(net);
            var line = plain.lines().getFirst();
            return new OrderConfirmed(
                    plain.orderId(),
                    plain.orderNumber(),
                    plain.dealId(),
                    plain.customerId(),
                    plain.orderDate(),
                    plain.paymentTermDays(),
                    plain.currency(),
                    false,
                    "PER_LINE",
                    "HALF_UP",
                    List.of(new OrderConfirmed.Line(
                            line.lineId(),
                            line.productCode(),
                            line.description(),
                            line.quantity(),
                            line.unitPrice(),
                            BigDecimal.ZERO,
                            "STANDARD",
                            new BigDecimal(rate))),
                    eur(net),
                    eur(tax),
                    eur(total));
        }
    }

    @Nested
    class ByHand {

        @Test
        void isIssuedAndShownWithTheWayOfEachCent() {
            customerArrives();

            var issued = issue("""
                            "externalNumber":"A-17","invoiceDate":"2026-03-31","paymentTermDays":14,"disputed":true,
                            "lines":[{"description":"Rods","quantity":16,"unitPrice":348.35,"discountPercent":4,"taxRatePercent":22}]""").is(201);

            assertThat(issued.location()).isEqualTo(INVOICES + "/" + issued.text("/invoiceId"));
            assertThat(issued.text("/total/amount")).isEqualTo("6527.81");
            assertThat(issued.text("/dueDate")).isEqualTo("2026-04-14");
            assertThat(issued.text("/status")).isEqualTo("OPEN");
            assertThat(issued.text("/customerName")).isEqualTo("Rod & Sons");
            assertThat(issued.body().path("disputed").asBoolean()).isTrue();
            assertThat(issued.text("/roundingTrace/0/exact")).isEqualTo("5350.656");
            assertThat(issued.text("/roundingTrace/0/rounded/amount")).isEqualTo("5350.66");
            assertThat(issued.text("/roundingTrace/1/rounded/amount")).isEqualTo("1177.15");
            var shown = books.get(java.util.Objects.requireNonNull(issued.location()))
                    .is(200);
            assertThat(shown.body()).isEqualTo(issued.body());
            assertThat(shown.eTag()).isEqualTo("\"1\"");
            assertThat(books.balance("1200", "asOf=2026-03-31")).isEqualTo("6527.81");
            Checks.hold(checks, books.companyId());
        }

        @Test
        void isIssuedOncePerExternalNumber() {
            customerArrives();
            var first = issue(simple("A-18", "100")).is(201);

            var again = issue(simple("A-18", "100.00")).is(200);
            issue(simple("A-18", "100.01"))
                    .refused(409, "external-number-taken")
                    .at("/externalNumber");

            assertThat(again.text("/invoiceId")).isEqualTo(first.text("/invoiceId"));
            assertThat(books.get(INVOICES + "?externalNumber=A-18")
                            .is(200)
                            .body()
                            .path("items"))
                    .hasSize(1);
        }

        @Test
        void isIssuedOnceWhenTwoSendTheSameExternalNumberAtOnce() throws InterruptedException {
            customerArrives();

            var answers = inParallel(20, index -> issue(simple("A-19", "100")));

            assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
            assertThat(answers)
                    .extracting(answer -> answer.text("/invoiceId"))
                    .containsOnly(answers.getFirst().text("/invoiceId"));
        }

        @Test
        void hasNumbersWithoutGap() throws InterruptedException {
            customerArrives();

            var answers = inParallel(200, index -> issue(index % 10 == 3 ? broken() : simple("B-" + index, "10")));

            var numbers = answers.stream()
                    .filter(answer -> answer.status() == 201)
                    .map(answer -> answer.text("/invoiceNumber"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(numbers)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 180)
                            .mapToObj("INV-2026-%06d"::formatted)
                            .toList());
            Checks.hold(checks, books.companyId());
        }

        @Test
        void closesOnTheSumPaidWhenPricesContainTheTax() {
            customerArrives();
            var lines = """
                    "invoiceDate":"2026-03-31","paymentTermDays":0,"pricesIncludeTax":true,"taxMethod":"%s",
                    "lines":[{"description":"A","unitPrice":379.00,"taxRatePercent":21},
                             {"description":"B","unitPrice":379.00,"taxRatePercent":21}]""";

            var perDocument = issue(lines.formatted("PER_DOCUMENT")).is(201);
            var perLine = issue(lines.formatted("PER_LINE")).is(201);

            assertThat(perDocument.text("/net/amount")).isEqualTo("626.45");
            assertThat(perLine.text("/net/amount")).isEqualTo("626.44");
            assertThat(perDocument.text("/total/amount")).isEqualTo("758.00");
            assertThat(perLine.text("/total/amount")).isEqualTo("758.00");
        }

        @Test
        void waitsAMomentForACustomerWhoWasJustEntered() throws InterruptedException {
            // The service listens already: only the way of one event is in its two seconds.
            customerArrives(Ids.next());

            var answers = inParallel(2, index -> {
                if (index == 1) {
                    customerArrives();
                }
                return issue(simple("C-" + index, "10"));
            });

            assertThat(answers).extracting(Answer::status).containsOnly(201);
        }

        @Test
        void isRefusedOnDatesOutsideTheBooks() {
            customerArrives();
            var dates = """
                    "invoiceDate":"%s","dueDate":"%s","lines":[{"description":"Work","unitPrice":1}]""";

            issue(dates.formatted("2200-03-31", "2200-03-31"))
                    .refused(422, "date-out-of-range")
                    .at("/invoiceDate");
            issue(dates.formatted("2026-03-31", "2200-03-31"))
                    .refused(422, "date-out-of-range")
                    .at("/dueDate");
            issue(simple("A-21", "1").replace("2026-03-31", "9999-12-31").replace(":0", ":1"))
                    .refused(422, "date-out-of-range")
                    .at("/invoiceDate");
            for (var path : List.of(INVOICES + "?overdue=true&asOf=", "/api/v1/reports/ageing?asOf=")) {
                books.get(path + "2200-01-01").refused(422, "date-out-of-range").at("asOf");
            }
        }

        @Test
        void isRefusedForACustomerNobodyKnows() {
            issue(simple("A-20", "100")).refused(422, "customer-unknown").at("/customerId");
        }

        @Test
        void isRefusedInAClosedPeriod() {
            customerArrives();
            books.postEntry("2026-03-31", "5300", "2100", "1.00").is(201);
            books.close("2026-03").is(200);

            issue(simple("A-21", "100")).refused(422, "period-closed");

            assertThat(issue(simple("A-21", "100").replace("2026-03-31", "2026-04-01"))
                            .is(201)
                            .text("/invoiceNumber"))
                    .isEqualTo("INV-2026-000001");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        "invoiceDate":"2026-03-31","paymentTermDays":0,"lines":[]                                                                             | 400 | invalid-field                | /lines
                        "invoiceDate":"2026-03-31","lines":[{"description":"A","unitPrice":1}]                                                               | 400 | invalid-field                | /due
                        "invoiceDate":"2026-03-31","dueDate":"2026-03-31","paymentTermDays":0,"lines":[{"description":"A","unitPrice":1}]                    | 400 | invalid-field                | /dueOnce
                        "invoiceDate":"2026-03-31","dueDate":"2026-03-30","lines":[{"description":"A","unitPrice":1}]                                        | 422 | due-date-before-invoice-date | /dueDate
                        "invoiceDate":"2026-03-31","paymentTermDays":0,"lines":[{"description":"A","unitPrice":1},{"description":"B","unitPrice":-1}]        | 422 | invalid-document             | /lines/1/unitPrice
                        "invoiceDate":"2026-03-31","paymentTermDays":0,"lines":[{"description":"A","unitPrice":1,"quantity":0}]                              | 422 | invalid-document             | /lines/0/quantity
                        "invoiceDate":"2026-03-31","paymentTermDays":0,"lines":[{"description":"A","unitPrice":0}]                                           | 422 | invalid-document             | /total
                        "invoiceDate":"2026-03-31","paymentTermDays":0,"total":{"amount":"1.01","currency":"EUR"},"lines":[{"description":"A","unitPrice":1}] | 422 | invalid-document             | /total
                        "invoiceDate":"2026-03-31","paymentTermDays":0,"currency":"USD","lines":[{"description":"A","unitPrice":1}]                          | 422 | exchange-rate-missing        | /currency
                        """)
        void isRefusedWhenItIsNoInvoice(String content, int status, String code, String pointer) {
            customerArrives();

            issue(content).refused(status, code).at(pointer);

            assertThat(books.get(INVOICES).is(200).body().path("items")).isEmpty();
        }

        @Test
        void isIssuedOncePerKey() {
            customerArrives();
            var body = body(simple("A-24", "100").replace("\"externalNumber\":\"A-24\",", ""));
            var first = books.post(INVOICES, body, "key-24").is(201);

            var again = books.post(INVOICES, body, "key-24").is(201);
            books.post(INVOICES, body.replace("\"unitPrice\":100", "\"unitPrice\":100.01"), "key-24")
                    .refused(422, "idempotency-key-reused");

            assertThat(again.body()).isEqualTo(first.body());
            assertThat(books.get(INVOICES).is(200).body().path("items")).hasSize(1);
        }

        @Test
        void needsAnIdempotencyKey() {
            customerArrives();

            books.send(HttpMethod.POST, INVOICES, body(simple("A-22", "100")), null)
                    .refused(400, "idempotency-key-required");
        }

        private String broken() {
            return simple("broken", "10").replace("\"unitPrice\":10", "\"unitPrice\":0");
        }
    }

    @Test
    void listsByStatusCustomerAndDay() {
        customerArrives();
        for (int day = 1; day <= 5; day++) {
            issue(simple("L-" + day, "10").replace("2026-03-31", "2026-03-0" + day))
                    .is(201);
        }

        var first = books.get(INVOICES + "?limit=2&status=OPEN").is(200);
        var second = books.get(INVOICES + "?limit=2&status=OPEN&cursor=" + first.text("/next"))
                .is(200);
        var overdue = books.get(INVOICES + "?overdue=true&asOf=2026-03-03").is(200);

        assertThat(first.text("/items/0/externalNumber")).isEqualTo("L-5");
        assertThat(second.text("/items/0/externalNumber")).isEqualTo("L-3");
        assertThat(overdue.body().path("items")).hasSize(2);
        assertThat(books.get(INVOICES + "?status=PAID").is(200).body().path("items"))
                .isEmpty();
        assertThat(books.get(INVOICES + "?customerId=" + Ids.next())
                        .is(200)
                        .body()
                        .path("items"))
                .isEmpty();
        books.get(INVOICES + "?limit=2&cursor=" + first.text("/next")).refused(400, "invalid-cursor");
    }

    @Test
    void hidesInvoicesOfOtherCompanies() {
        var invoice = trade.anInvoiceOver("100.00");
        var stranger = TestTokens.bearer(Books.open(client, companies).companyId(), Role.ACCOUNTANT);

        books.send(HttpMethod.GET, INVOICES + "/" + invoice.invoiceId(), null, null, stranger)
                .refused(404, "invoice-unknown");
    }

    @Test
    void forgetsAnErasedCustomersName() {
        customerArrives();
        var issued = issue(simple("A-23", "100")).is(201);

        probe.publishErased(CustomerEvents.CUSTOMER_STATE, books.companyId(), customerId, 2);

        await().atMost(Duration.ofMinutes(2)).until(() -> books.get(INVOICES + "/" + issued.text("/invoiceId"))
                .body()
                .path("customerName")
                .isMissingNode());
    }

    private Answer issue(String content) {
        return books.post(INVOICES, body(content));
    }

    private String body(String content) {
        return "{\"customerId\":\"" + customerId + "\"," + content + "}";
    }

    private static String simple(String externalNumber, String unitPrice) {
        return """
                "externalNumber":"%s","invoiceDate":"2026-03-31","paymentTermDays":0,
                "lines":[{"description":"Work","unitPrice":%s}]""".formatted(externalNumber, unitPrice);
    }

    private void customerArrives() {
        customerArrives(customerId);
    }

    private void customerArrives(UUID customerId) {
        probe.tell(
                CustomerEvents.CUSTOMER_STATE,
                books.companyId(),
                customerId,
                1,
                new CustomerState(
                        customerId,
                        "C-000001",
                        "Rod & Sons",
                        List.of(),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        30,
                        "ACTIVE",
                        null));
    }

    private static List<Answer> inParallel(int count, java.util.function.IntFunction<Answer> call)
            throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(16)) {
            var calls = IntStream.range(0, count)
                    .<Callable<Answer>>mapToObj(index -> () -> call.apply(index))
                    .toList();
            return pool.invokeAll(calls).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
    }
}
