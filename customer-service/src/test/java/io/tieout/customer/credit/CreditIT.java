package io.tieout.customer.credit;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.identity.v1.CompanyState;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.events.ledger.v1.InvoiceState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class CreditIT {

    private final UUID company = Ids.next();
    private final LocalDate today = LocalDate.now(Clock.systemUTC());
    private final RestTestClient client;
    private final EventProbe events;
    private long sequence;

    @Autowired
    CreditIT(RestTestClient client, EventProbe events) {
        this.client = client;
        this.events = events;
    }

    @Test
    void judgesAnewWhenSomethingFallsDueAndWhenItIsPaid() {
        changePolicy("\"0\"", """
                {"rules":{"A":{"limits":[{"amount":"5000.00","currency":"EUR"}],"paymentTermDays":30,"hold":"OVER_LIMIT"},
                          "B":{"limits":[{"amount":"1000.00","currency":"EUR"}],"hold":"OVER_LIMIT"},
                          "C":{"limits":[{"amount":"100.00","currency":"EUR"}],"paymentTermDays":0,"hold":"OVER_LIMIT"}},
                 "reason":"Bank wants it"}""").expectStatus().isOk();
        var customer = aCustomer();
        var invoice = Ids.next();
        told(customer, line("DEBIT", "RECEIVABLE", "300.00", "INVOICE", invoice, today.minusDays(45)));

        var worse = events.awaitPublished(
                CustomerEvents.CREDIT_STATE,
                event -> event.aggregateId().equals(customer)
                        && event.payload().reasons().contains("OVERDUE_SHARE"));
        assertThat(worse.payload().rating()).isEqualTo("C");
        assertThat(worse.payload().reasons()).containsExactly("OVERDUE_SHARE", "SHORT_RELATION", "DAYS_OVERDUE");

        told(customer, line("CREDIT", "RECEIVABLE", "300.00", "INVOICE", invoice, today.minusDays(45)));
        var better = events.awaitPublished(
                CustomerEvents.CREDIT_STATE,
                event -> event.aggregateId().equals(customer) && event.aggregateVersion() > worse.aggregateVersion());

        assertThat(better.payload().rating()).isEqualTo("A");
        assertThat(better.payload().limits()).containsExactly(Money.parse("5000.00", "EUR"));
        assertThat(better.payload().hold()).isEqualTo("OVER_LIMIT");
        var decisions = json(get(ACCOUNTANT, path(customer) + "/decisions")
                        .expectStatus()
                        .isOk())
                .get("items");
        assertThat(decisions.get(0).get("version").asLong()).isEqualTo(better.aggregateVersion());
        assertThat(decisions.get(1).get("inputs").get("daysOverdue").asInt()).isEqualTo(45);
        assertThat(decisions
                        .get(1)
                        .get("inputs")
                        .get("figures")
                        .get(0)
                        .get("overdue")
                        .get("amount")
                        .asString())
                .isEqualTo("300.00");
    }

    @Test
    void exposureCountsWhatIsOrderedOwedAndUnappliedOnce() {
        var customer = aCustomer();
        var order = Ids.next();
        var waiting = Ids.next();
        var invoice = Ids.next();
        ordered(customer, order, "1190.00");
        ordered(customer, waiting, "500.00");
        assertThat(exposure(customer, "openOrders")).isEqualTo("1690.00");

        events.tell(
                LedgerEvents.INVOICE_STATE,
                company,
                invoice,
                1,
                new InvoiceState(
                        invoice,
                        "INV-1",
                        null,
                        customer,
                        order,
                        today,
                        today.plusDays(30),
                        "RF00",
                        Money.parse("1190.00", "EUR"),
                        Money.parse("1190.00", "EUR"),
                        false,
                        "ISSUED"));
        assertThat(exposure(customer, "openOrders"))
                .as("until it stands in the customers' accounts the order counts")
                .isEqualTo("1690.00");
        told(customer, line("DEBIT", "RECEIVABLE", "1190.00", "INVOICE", invoice, today.plusDays(30)));
        assertThat(exposure(customer, "exposure")).isEqualTo("1690.00");
        assertThat(exposure(customer, "openOrders")).isEqualTo("500.00");

        var deposit = Ids.next();
        told(
                customer,
                line("CREDIT", "ON_ACCOUNT", "200.00", "CUSTOMER_CREDIT", deposit, null),
                line("CREDIT", "RECEIVABLE", "190.00", "INVOICE", invoice, null),
                line("CREDIT", "RECEIVABLE", "50.00", "CREDIT_NOTE", Ids.next(), null));

        assertThat(exposure(customer, "unpaidInvoices")).isEqualTo("1000.00");
        assertThat(exposure(customer, "unapplied")).isEqualTo("250.00");
        assertThat(exposure(customer, "exposure")).isEqualTo("1250.00");
        assertThat(json(get(SALES_REPRESENTATIVE, path(customer)))
                        .get("booksSequence")
                        .asLong())
                .isEqualTo(sequence);
    }

    /// Between the two there are 25 hours: they never have the same day.
    @ParameterizedTest
    @CsvSource({"Pacific/Kiritimati, 300.00", "Pacific/Pago_Pago, 0.00"})
    void countsOverdueByTheCompanysDay(String timeZone, String overdue) {
        events.tell(
                IdentityEvents.COMPANY_STATE,
                company,
                company,
                1,
                new CompanyState(company, "Trading", "EUR", timeZone, "en", 1));
        var customer = aCustomer();
        var yesterdayOfTheFirst =
                LocalDate.now(Clock.system(ZoneId.of("Pacific/Kiritimati"))).minusDays(1);

        told(customer, line("DEBIT", "RECEIVABLE", "300.00", "INVOICE", Ids.next(), yesterdayOfTheFirst));

        assertThat(exposure(customer, "overdue")).isEqualTo(overdue);
        assertThat(json(get(ACCOUNTANT, "/api/v1/customers/" + customer + "/overview"))
                        .at("/balance/currencies/0/overdue/amount")
                        .asString())
                .isEqualTo(overdue);
    }

    @Test
    void peopleAdjustAScoreWithAReasonAndTakeItBack() {
        var customer = aCustomer();
        var reviewed = json(
                post(ACCOUNTANT, path(customer) + "/review", "").expectStatus().isOk());
        assertThat(reviewed.get("score").asInt()).isEqualTo(850);

        var adjustment = json(post(ACCOUNTANT, path(customer) + "/adjustments", """
                        {"points":-500,"reason":"Insolvency of the parent","validUntil":"%s"}""".formatted(today))
                .expectStatus()
                .isCreated());
        var decision = json(get(ACCOUNTANT, path(customer))).get("decision");
        assertThat(decision.get("score").asInt()).isEqualTo(350);
        assertThat(decision.get("rating").asString()).isEqualTo("D");
        assertThat(decision.get("adjustmentPoints").asInt()).isEqualTo(-500);
        assertThat(decision.get("requestedBy").asString()).isEqualTo(TestTokens.USER.toString());

        var withdraw = path(customer) + "/adjustments/"
                + adjustment.get("adjustmentId").asString() + "/withdraw";
        assertThat(json(post(ACCOUNTANT, withdraw, "").expectStatus().isOk())
                        .get("decision")
                        .get("score")
                        .asInt())
                .isEqualTo(850);
        problem(post(ACCOUNTANT, withdraw, ""), 404, "credit-adjustment-unknown");
        problem(
                post(
                        ACCOUNTANT,
                        path(customer) + "/adjustments",
                        "{\"points\":1,\"reason\":\"x\",\"validUntil\":\"2020-01-01\"}"),
                422,
                "credit-adjustment-over");
        post(SALES_REPRESENTATIVE, path(customer) + "/review", "")
                .expectStatus()
                .isForbidden();
        post(AUDITOR, path(customer) + "/adjustments", "{}").expectStatus().isForbidden();
        problem(get(ACCOUNTANT, path(Ids.next())), 404, "customer-not-found");
        assertThat(json(get(AUDITOR, path(customer) + "/adjustments"))
                        .get("items")
                        .get(0)
                        .get("withdrawnBy")
                        .asString())
                .isEqualTo(TestTokens.USER.toString());
    }

    @Test
    void weightsArePartOfTheCompanysDataWithVersions() {
        var path = "/api/v1/credit-score-card";
        var card =
                json(get(ACCOUNTANT, path).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"0\""));
        assertThat(card.get("weights").get("OVERDUE_SHARE").asInt()).isEqualTo(300);
        var customer = aCustomer();
        post(ACCOUNTANT, path(customer) + "/review", "").expectStatus().isOk();

        put(ACCOUNTANT, path, "\"0\"", scoreCard(0, "800,600,400,200"))
                .expectStatus()
                .isOk();

        var judged = events.awaitPublished(
                CustomerEvents.CREDIT_STATE,
                event -> event.aggregateId().equals(customer) && event.aggregateVersion() == 2);
        assertThat(judged.payload().score()).isEqualTo(1000);
        problem(put(ACCOUNTANT, path, "\"0\"", scoreCard(0, "800,600,400,200")), 412, "stale-version");
        problem(put(ACCOUNTANT, path, "\"1\"", scoreCard(901, "800,600,400,200")), 422, "invalid-credit-rules");
        problem(put(ACCOUNTANT, path, "\"1\"", scoreCard(0, "800,900,400,200")), 422, "invalid-credit-rules");
        put(SALES_MANAGER, path, "\"1\"", scoreCard(0, "800,600,400,200"))
                .expectStatus()
                .isForbidden();
        var versions = json(get(AUDITOR, path + "/versions")).get("items");
        assertThat(versions).hasSize(1);
        assertThat(versions.get(0).get("reason").asString()).isEqualTo("New year");
        problem(
                changePolicy("\"0\"", "{\"rules\":{\"A\":{\"hold\":\"OVER_LIMIT\"}},\"reason\":\"x\"}"),
                422,
                "invalid-credit-rules");
    }

    private static String scoreCard(int shortRelation, String thresholds) {
        return """
               {"weights":{"OVERDUE_SHARE":100,"DAYS_OVERDUE":0,"LATE_PAYMENTS":0,"BROKEN_PROMISES":0,"DISPUTES":0,
                "SHORT_RELATION":%d},"worstDaysOverdue":90,"worstDisputes":5,"trustedMonths":24,"thresholds":[%s],
                "reason":"New year"}""".formatted(shortRelation, thresholds);
    }

    private ResponseSpec changePolicy(String ifMatch, String body) {
        return put(ADMIN, "/api/v1/credit-policy", ifMatch, body);
    }

    private String exposure(UUID customer, String member) {
        return json(get(SALES_REPRESENTATIVE, path(customer)).expectStatus().isOk())
                .get("exposures")
                .get(0)
                .get(member)
                .get("amount")
                .asString();
    }

    private void ordered(UUID customer, UUID order, String total) {
        var amount = Money.parse(total, "EUR");
        events.tell(
                SalesEvents.ORDER_CONFIRMED,
                company,
                order,
                1,
                new OrderConfirmed(
                        order,
                        "SO-" + order,
                        null,
                        customer,
                        today,
                        30,
                        "EUR",
                        false,
                        "PER_LINE",
                        "HALF_UP",
                        List.of(new OrderConfirmed.Line(
                                Ids.next(),
                                "W",
                                "Widget",
                                BigDecimal.ONE,
                                amount.toBigDecimal(),
                                BigDecimal.ZERO,
                                "NONE",
                                BigDecimal.ZERO)),
                        amount,
                        Money.parse("0.00", "EUR"),
                        amount));
    }

    private void told(UUID customer, CustomerLinesSealed.Line... lines) {
        sequence++;
        events.tell(
                LedgerEvents.CUSTOMER_LINES_SEALED,
                company,
                company,
                sequence,
                new CustomerLinesSealed(
                        company,
                        sequence,
                        true,
                        Stream.of(lines).map(line -> of(customer, line)).toList(),
                        List.of()));
    }

    private CustomerLinesSealed.Line line(
            String side, String control, String amount, String kind, UUID item, @Nullable LocalDate due) {
        var money = Money.parse(amount, "EUR");
        return new CustomerLinesSealed.Line(
                Ids.next(),
                1,
                1,
                today,
                today,
                Clock.systemUTC().instant(),
                "INVOICE",
                null,
                null,
                null,
                control,
                "1200",
                side,
                money,
                money,
                null,
                new CustomerLinesSealed.Item(kind, item, null, due));
    }

    private static CustomerLinesSealed.Line of(UUID customer, CustomerLinesSealed.Line line) {
        return new CustomerLinesSealed.Line(
                line.entryId(),
                line.lineNumber(),
                line.sequence(),
                line.effectiveDate(),
                line.documentDate(),
                line.recordedAt(),
                line.source(),
                line.sourceId(),
                line.reversedSource(),
                line.documentNumber(),
                line.control(),
                line.accountCode(),
                line.side(),
                line.amount(),
                line.worth(),
                customer,
                line.item());
    }

    private UUID aCustomer() {
        return UUID.fromString(json(post(SALES_MANAGER, "/api/v1/customers", "{\"name\":\"%s\"}".formatted(Ids.next()))
                        .expectStatus()
                        .isCreated())
                .get("customerId")
                .asString());
    }

    private static String path(UUID customer) {
        return "/api/v1/customers/" + customer + "/credit";
    }

    private ResponseSpec get(Role role, String path) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .exchange();
    }

    private ResponseSpec post(Role role, String path, String body) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec put(Role role, String path, String ifMatch, String body) {
        return client.put()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static void problem(ResponseSpec response, int status, String code) {
        var body = json(response.expectStatus().isEqualTo(status));
        assertThat(body.get("code").asString()).isEqualTo(code);
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
