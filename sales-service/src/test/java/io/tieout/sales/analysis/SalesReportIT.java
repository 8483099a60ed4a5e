package io.tieout.sales.analysis;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.InteractionRecorded;
import io.tieout.events.ledger.v1.CreditNoteIssued;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestClock;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class SalesReportIT {

    private final SalesJourney sales;
    private final EventProbe events;
    private final FallingProductJob job;
    private final TestClock clock;
    private final UUID customer;

    @Autowired
    SalesReportIT(RestTestClient client, EventProbe events, FallingProductJob job, TestClock clock) {
        this.sales = new SalesJourney(client, events);
        this.events = events;
        this.job = job;
        this.clock = clock;
        this.customer = sales.aCustomer("Kunde");
    }

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    @Test
    void tellsSalesByProductWhichAddUpToTheLinesOfTheOrders() {
        order(SALES_MANAGER, customer, "2026-01-10", line("A", 2, "10.50"), line("B", 1, "5.00"));
        order(SALES_MANAGER, customer, "2026-02-10", line("A", 1, "10.50"));
        order(SALES_MANAGER, customer, "2025-06-10", line("GONE", 1, "8.00"));
        sales.anOrder(customer, null);
        var foreign = draft(SALES_MANAGER, customer, "USD", line("A", 1, "99.00"));
        confirm(foreign, "2026-02-11");

        var report = json(sales.get(
                ACCOUNTANT,
                "/api/v1/sales-reports/sales?by=PRODUCT&from=2026-01-01&asOf=2026-12-31&compareFrom=2025-01-01"
                        + "&compareTo=2026-01-31"));

        assertThat(report.get("totals"))
                .extracting(total ->
                        amount(total.get("net")) + " " + total.get("orders").asInt())
                .containsExactly("36.50 EUR 2", "99.00 USD 1");
        assertThat(report.get("items"))
                .extracting(item -> item.get("key").asString() + " " + amount(item.get("net")) + " "
                        + number(item.path("sharePercent")) + " " + amount(item.get("before")) + " "
                        + number(item.path("growthPercent")))
                .containsExactly(
                        "A 31.50 EUR 86.3 21.00 EUR 50",
                        "B 5.00 EUR 13.7 5.00 EUR 0",
                        "GONE 0.00 EUR 0 8.00 EUR -100",
                        "A 99.00 USD 100 0.00 USD -");
        var first = json(sales.get(
                ACCOUNTANT, "/api/v1/sales-reports/sales?by=PRODUCT&from=2026-01-01&asOf=2026-12-31&limit=2"));
        var second = json(sales.get(
                ACCOUNTANT,
                "/api/v1/sales-reports/sales?by=PRODUCT&from=2026-01-01&asOf=2026-12-31&limit=2&cursor="
                        + first.get("next").asString()));
        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items")).hasSize(1);
        assertThat(keys("MONTH")).containsExactly("2026-01", "2026-02", "2026-02");
        assertThat(keys("QUARTER")).containsExactly("2026-Q1", "2026-Q1");
    }

    @Test
    void tellsWhatIsLeftAfterTheStandardCost() {
        var other = sales.aCustomer("Anton");
        product("A");
        product("B");
        costs("[%s,%s,%s]"
                .formatted(
                        cost("A", "EUR", "2026-01-01", "6.005"),
                        cost("A", "EUR", "2026-02-01", "7"),
                        cost("B", "USD", "2026-01-01", "1")));
        order(SALES_MANAGER, customer, "2025-12-31", line("A", 1, "10.00"));
        order(SALES_MANAGER, customer, "2026-01-10", line("A", 3, "10.00"), line("B", 1, "5.00"));
        order(SALES_MANAGER, customer, "2026-02-01", line("A", 1, "10.00"));
        order(SALES_MANAGER, other, "2026-02-02", line("B", 9, "5.00"));
        confirm(draft(SALES_MANAGER, other, "USD", line("B", 2, "3.00")), "2026-02-11");

        assertThat(margins("by=PRODUCT&from=2026-01-01&asOf=2026-12-31"))
                .containsExactly(
                        "A 1 40.00 EUR 40.00 EUR 25.02 EUR 14.98 EUR 37.45 -",
                        "B 2 50.00 EUR 0.00 EUR 0.00 EUR 0.00 EUR - -",
                        "B 1 6.00 USD 6.00 USD 2.00 USD 4.00 USD 66.67 -");
        assertThat(margins("by=CUSTOMER&rank=NET&from=2026-01-01&asOf=2026-12-31"))
                .as("what has no cost counts as sold and leaves no margin")
                .containsExactly(
                        "Kunde 1 45.00 EUR 40.00 EUR 25.02 EUR 14.98 EUR 37.45 -",
                        "Anton 2 45.00 EUR 0.00 EUR 0.00 EUR 0.00 EUR - -",
                        "Anton 1 6.00 USD 6.00 USD 2.00 USD 4.00 USD 66.67 -");
        assertThat(
                        margins(
                                "by=CUSTOMER&rank=GROWTH&from=2026-01-01&asOf=2026-12-31&compareFrom=2025-01-01&compareTo=2025-12-31"))
                .containsExactly(
                        "Anton 1 45.00 EUR 0.00 EUR 0.00 EUR 0.00 EUR - -",
                        "Kunde 2 45.00 EUR 40.00 EUR 25.02 EUR 14.98 EUR 37.45 350",
                        "Anton 1 6.00 USD 6.00 USD 2.00 USD 4.00 USD 66.67 -");
        var first = json(sales.get(
                ACCOUNTANT, "/api/v1/sales-reports/margins?by=PRODUCT&from=2026-01-01&asOf=2026-12-31&limit=2"));
        assertThat(json(sales.get(
                                ACCOUNTANT,
                                "/api/v1/sales-reports/margins?by=PRODUCT&from=2026-01-01&asOf=2026-12-31&limit=2&cursor="
                                        + first.get("next").asString()))
                        .get("items"))
                .hasSize(1);
        problem(sales.get(ACCOUNTANT, "/api/v1/sales-reports/margins?by=PRODUCT&rank=GROWTH"), 400, "invalid-span");
    }

    @Test
    void saysWhoseCostIsBeyondAnyAmount() {
        product("A");
        product("B");
        costs("[%s,%s]"
                .formatted(cost("A", "EUR", "2026-01-01", "9999999999999"), cost("B", "EUR", "2026-01-01", "1")));
        order(SALES_MANAGER, customer, "2026-02-01", line("A", 1_000_000, "10.00"), line("B", 1, "10.00"));

        for (var rank : List.of("NET", "MARGIN")) {
            var report = "/api/v1/sales-reports/margins?by=PRODUCT&from=2026-01-01&asOf=2026-12-31&rank=" + rank;
            var refused = json(sales.get(ACCOUNTANT, report).expectStatus().isEqualTo(422));
            assertThat(refused.get("code").asString()).isEqualTo("figures-too-large");
            assertThat(refused.get("detail").asString()).contains("A in EUR");
        }
        costs("[" + cost("A", "EUR", "2026-01-01", "9") + "]");
        assertThat(margins("by=PRODUCT&from=2026-01-01&asOf=2026-12-31"))
                .as("corrected")
                .containsExactly(
                        "A 1 10000000.00 EUR 10000000.00 EUR 9000000.00 EUR 1000000.00 EUR 10 -",
                        "B 2 10.00 EUR 10.00 EUR 1.00 EUR 9.00 EUR 90 -");
    }

    @Test
    void correctsAStandardCostAndStillTellsWhatWasKnownBefore() {
        clock.set("2026-03-01T10:00:00Z");
        product("A");
        costs("[" + cost("A", "EUR", "2026-01-01", "6") + "]");
        order(SALES_MANAGER, customer, "2026-02-01", line("A", 1, "10.00"));
        clock.set("2026-03-02T10:00:00Z");
        costs("[" + cost("A", "EUR", "2026-01-01", "4") + "]");

        var report = "by=ALL&from=2026-01-01&asOf=2026-12-31";
        assertThat(margins(report)).containsExactly(" 1 10.00 EUR 10.00 EUR 4.00 EUR 6.00 EUR 60 -");
        assertThat(margins(report + "&knownAt=2026-03-01T12:00:00Z"))
                .containsExactly(" 1 10.00 EUR 10.00 EUR 6.00 EUR 4.00 EUR 40 -");
        var page = json(sales.get(ACCOUNTANT, "/api/v1/products/standard-costs?productCode=A&limit=1"));
        assertThat(number(page.get("items").get(0).get("unitCost"))).isEqualTo("4");
        assertThat(number(json(sales.get(
                                ACCOUNTANT,
                                "/api/v1/products/standard-costs?productCode=A&limit=1&cursor="
                                        + page.get("next").asString()))
                        .get("items")
                        .get(0)
                        .get("unitCost")))
                .isEqualTo("6");
    }

    @Test
    void entersAllStandardCostsOrNone() {
        product("A");
        var path = "/api/v1/products/standard-costs";
        var unknown = json(sales.post(
                        ACCOUNTANT,
                        path,
                        "{\"costs\":[%s,%s]}"
                                .formatted(cost("A", "EUR", "2026-01-01", "1"), cost("NONE", "EUR", "2026-01-01", "1")))
                .expectStatus()
                .isEqualTo(422));
        assertThat(unknown.get("code").asString()).isEqualTo("product-unknown");
        assertThat(unknown.get("errors").get(0).get("pointer").asString()).isEqualTo("/costs/1/productCode");
        for (var wrong : List.of(
                cost("A", "EUR", "2026-01-01", "-1"),
                cost("A", "EUR", "2026-01-01", "0.0000001"),
                cost("A", "XAU", "2026-01-01", "1"),
                cost("A", "ZZZ", "2026-01-01", "1"))) {
            assertThat(sales.post(ACCOUNTANT, path, "{\"costs\":[" + wrong + "]}")
                            .returnResult(String.class)
                            .getStatus()
                            .is4xxClientError())
                    .as(wrong)
                    .isTrue();
        }
        sales.post(SUPPORT, path, "{\"costs\":[" + cost("A", "EUR", "2026-01-01", "1") + "]}")
                .expectStatus()
                .isForbidden();
        assertThat(json(sales.get(ACCOUNTANT, path)).get("items")).isEmpty();
    }

    private List<String> margins(String query) {
        return json(sales.get(ACCOUNTANT, "/api/v1/sales-reports/margins?" + query))
                .get("items")
                .valueStream()
                .map(item -> String.join(
                        " ",
                        query.startsWith("by=CUSTOMER")
                                ? item.get("name").asString()
                                : item.get("key").asString(),
                        item.get("place").toString(),
                        amount(item.get("net")),
                        amount(item.get("costedNet")),
                        amount(item.get("cost")),
                        amount(item.get("margin")),
                        number(item.path("marginPercent")),
                        number(item.path("growthPercent"))))
                .toList();
    }

    private void product(String code) {
        sales.post(
                        SALES_MANAGER,
                        "/api/v1/products",
                        "{\"productCode\":\"%s\",\"name\":\"%s\",\"listPrice\":{\"amount\":\"9.00\",\"currency\":\"EUR\"}}"
                                .formatted(code, code))
                .expectStatus()
                .isCreated();
    }

    private void costs(String costs) {
        sales.post(ACCOUNTANT, "/api/v1/products/standard-costs", "{\"costs\":" + costs + "}")
                .expectStatus()
                .isCreated();
    }

    private static String cost(String product, String currency, String from, String unitCost) {
        return "{\"productCode\":\"%s\",\"currency\":\"%s\",\"validFrom\":\"%s\",\"unitCost\":%s}"
                .formatted(product, currency, from, unitCost);
    }

    @Test
    void countsEachCustomerOnce() {
        var anton = sales.aCustomer("Anton");
        var berta = sales.aCustomer("Berta");
        order(SALES_MANAGER, customer, "2026-01-10", line("A", 1, "3.00"), line("A", 2, "3.00"));
        order(SALES_MANAGER, customer, "2026-01-11", line("A", 1, "3.00"), line("B", 1, "1.00"));
        order(SALES_MANAGER, anton, "2026-01-12", line("A", 1, "3.00"));
        order(SALES_MANAGER, berta, "2025-01-12", line("A", 1, "3.00"));

        assertThat(buyers("PRODUCT")).containsExactly("A 3 2", "B 1 1");
        assertThat(buyers("SOURCE")).containsExactly("- 3 2");
        assertThat(buyers("CUSTOMER")).containsExactly(customer + " 2 1", anton + " 1 1", berta + " 0 0");
    }

    @Test
    void knowsWhatWasKnownBeforeACancellation() {
        clock.set("2026-03-01T10:00:00Z");
        var order = order(SALES_MANAGER, customer, "2026-02-27", line("A", 1, "7.00"));
        var invoice = invoiced(order, "7.00", "2026-02-27");
        credited(invoice, "7.00", "2026-03-05");
        clock.set("2026-03-05T10:00:00Z");
        sales.post(SALES_MANAGER, "/api/v1/orders/" + order + "/cancel", "\"2\"", "{\"reason\":\"twice\"}")
                .expectStatus()
                .isOk();

        assertThat(total("&knownAt=2026-03-01T09:00:00Z")).isEmpty();
        assertThat(total("&knownAt=2026-03-02T00:00:00Z")).containsExactly("7.00 EUR");
        assertThat(total("&knownAt=2026-03-06T00:00:00Z")).isEmpty();
    }

    @Test
    void tellsASaleWhereItsSellerWasOnThatDay() {
        var east = team("East", "East");
        var west = team("West", "West");
        var seller = Ids.next();
        var representative = json(sales.post(
                        OPERATOR,
                        "/api/v1/representatives",
                        "{\"name\":\"Dewi\",\"teamId\":\"%s\",\"userId\":\"%s\"}".formatted(east, seller)))
                .get("representativeId")
                .asString();
        sales.post(
                        OPERATOR,
                        "/api/v1/representatives/" + representative + "/changes",
                        "\"1\"",
                        "{\"from\":\"2026-02-01\",\"teamId\":\"%s\"}".formatted(west))
                .expectStatus()
                .isOk();
        var asSeller = TestTokens.bearer(seller, sales.company, SALES_REPRESENTATIVE);
        order(asSeller, "2026-01-31", line("A", 1, "1.00"));
        order(asSeller, "2026-02-01", line("A", 1, "2.00"));
        order(SALES_MANAGER, customer, "2026-02-01", line("A", 1, "4.00"));

        assertThat(figures(ACCOUNTANT, "TEAM")).containsExactlyInAnyOrder("- 4.00", "West 2.00", "East 1.00");
        assertThat(figures(ACCOUNTANT, "REGION")).containsExactlyInAnyOrder("- 4.00", "West 2.00", "East 1.00");
        assertThat(figures(ACCOUNTANT, "REPRESENTATIVE")).containsExactlyInAnyOrder("- 4.00", "Dewi 3.00");
        assertThat(figures(ACCOUNTANT, "CUSTOMER")).containsExactly("Kunde 7.00");
        var own = json(sales.get(asSeller, "/api/v1/sales-reports/sales?by=CUSTOMER&from=2026-01-01&asOf=2026-12-31"));
        assertThat(amount(own.get("totals").get(0).get("net"))).isEqualTo("3.00 EUR");
        assertThat(amount(own.get("items").get(0).get("net"))).isEqualTo("3.00 EUR");
    }

    @Test
    void countsASharedSaleOnce() {
        var east = team("East", "East");
        var west = team("West", "West");
        var west1 = Ids.next();
        var dewi = representative("Dewi", east, Ids.next());
        var budi = representative("Budi", west, west1);
        var deal = json(sales.post(SALES_MANAGER, "/api/v1/deals", """
                        {"customerId":"%s","representativeId":"%s","source":"fair","credits":[
                          {"representativeId":"%s","basisPoints":3333},{"representativeId":"%s","basisPoints":6667}]}
                        """.formatted(customer, dewi, dewi, budi))
                        .expectStatus()
                        .isCreated())
                .get("dealId")
                .asString();
        var order = json(sales.post(
                        SALES_MANAGER,
                        "/api/v1/orders",
                        body(customer, "EUR", line("A", 1, "100.01"))
                                .replace("\"currency\"", "\"dealId\":\"" + deal + "\",\"currency\"")))
                .get("orderId")
                .asString();
        confirm(order, "2026-03-31");

        assertThat(total("")).containsExactly("100.01 EUR");
        assertThat(figures(ACCOUNTANT, "SOURCE")).containsExactly("fair 100.01");
        for (var by : List.of("REPRESENTATIVE", "TEAM", "REGION")) {
            var net = figures(ACCOUNTANT, by).stream()
                    .map(figure -> Money.parse(figure.split(" ")[1], "EUR"))
                    .toList();
            assertThat(net).hasSize(2);
            assertThat(Money.sum(net, net.getFirst().currency())).isEqualTo(Money.parse("100.01", "EUR"));
            assertThat(net.getLast().minorUnits()).isBetween(33_33L, 33_34L);
        }
        assertThat(figures(ACCOUNTANT, "PRODUCT")).containsExactly("A 100.01");
        sales.get(TestTokens.bearer(west1, sales.company, SALES_REPRESENTATIVE), "/api/v1/deals/" + deal)
                .expectStatus()
                .isOk();
    }

    @Test
    void tellsWhatEachSalespersonDidAndWhatCameOfIt() {
        var dewiUser = Ids.next();
        var dewi = representative("Dewi", team("East", "East"), dewiUser);
        var budi = representative("Budi", team("West", "West"), Ids.next());
        representative("Idle", team("North", "North"), Ids.next());
        talk(dewiUser, "CALL", "2026-03-31T21:59:59Z");
        var call = talk(dewiUser, "CALL", "2026-03-31T22:00:00Z");
        talk(dewiUser, "MEETING", "2026-04-30T21:59:59Z");
        talk(dewiUser, "EMAIL", "2026-04-10T10:00:00Z");
        talk(Ids.next(), "CALL", "2026-04-10T10:00:00Z");
        events.tell(CustomerEvents.INTERACTION_RECORDED, sales.company, call.interactionId(), 1, call);
        var deal = json(sales.post(SALES_MANAGER, "/api/v1/deals", """
                        {"customerId":"%s","representativeId":"%s","value":{"amount":"80.00","currency":"EUR"},"credits":[
                          {"representativeId":"%s","basisPoints":2500},{"representativeId":"%s","basisPoints":7500}]}
                        """.formatted(customer, dewi, dewi, budi))
                        .expectStatus()
                        .isCreated())
                .get("dealId")
                .asString();
        var order = json(sales.post(
                        SALES_MANAGER,
                        "/api/v1/orders",
                        body(customer, "EUR", line("A", 1, "60.00"), line("B", 1, "40.00"))
                                .replace("\"currency\"", "\"dealId\":\"" + deal + "\",\"currency\"")))
                .get("orderId")
                .asString();
        confirm(order, "2026-04-15");
        sales.post(SALES_MANAGER, "/api/v1/deals/" + deal + "/win", "\"1\"", "{\"closeDate\":\"2026-04-16\"}")
                .expectStatus()
                .isOk();

        var april = "/api/v1/sales-reports/salespeople?from=2026-04-01&asOf=2026-04-30";
        assertThat(salespeople(sales.get(ACCOUNTANT, april)))
                .containsExactly("Budi 0 0 0 1 [75.00 EUR] 0 0 []", "Dewi 1 1 1 1 [25.00 EUR] 1 0 [80.00 EUR]");
        assertThat(salespeople(sales.get(TestTokens.bearer(dewiUser, sales.company, SALES_REPRESENTATIVE), april)))
                .containsExactly("Dewi 1 1 1 1 [25.00 EUR] 1 0 [80.00 EUR]");
        assertThat(salespeople(sales.get(TestTokens.bearer(Ids.next(), sales.company, SALES_MANAGER), april)))
                .isEmpty();
        problem(
                sales.get(ACCOUNTANT, "/api/v1/sales-reports/salespeople?from=2026-05-01&asOf=2026-04-30"),
                400,
                "invalid-span");
    }

    private InteractionRecorded talk(UUID user, String channel, String at) {
        var talk = new InteractionRecorded(Ids.next(), customer, channel, "OUTBOUND", Instant.parse(at), user);
        events.tell(CustomerEvents.INTERACTION_RECORDED, sales.company, talk.interactionId(), 1, talk);
        return talk;
    }

    private static List<String> salespeople(ResponseSpec answer) {
        var rows = new ArrayList<String>();
        json(answer.expectStatus().isOk())
                .forEach(row -> rows.add(Stream.of(
                                "name",
                                "calls",
                                "meetings",
                                "otherTalks",
                                "orders",
                                "sold",
                                "dealsWon",
                                "dealsLost",
                                "wonValue")
                        .map(field -> row.get(field).isArray()
                                ? amounts(row.get(field))
                                : row.get(field).asString())
                        .collect(Collectors.joining(" "))));
        return rows;
    }

    private static String amounts(JsonNode money) {
        var amounts = new ArrayList<String>();
        money.forEach(one -> amounts.add(amount(one)));
        return amounts.toString();
    }

    @Test
    void reconcilesACustomersRecapWithTheLedgersDocuments() {
        var order = order(SALES_MANAGER, customer, "2026-01-31", line("A", 1, "100.00"));
        var invoice = invoiced(order, "100.00", "2026-02-01");
        credited(invoice, "30.00", "2026-02-10");
        invoiced(null, "55.00", "2026-03-01");

        var recap = json(sales.get(
                ACCOUNTANT,
                "/api/v1/sales-reports/customer-recap?from=2026-01-01&asOf=2026-12-31&customerId=" + customer));
        assertThat(recap)
                .extracting(month -> month.get("month").asString() + " " + amount(month.get("ordered")) + " "
                        + amount(month.get("invoiced")) + " " + amount(month.get("credited")) + " "
                        + amount(month.get("revenue")))
                .containsExactly(
                        "2026-01 100.00 EUR 0.00 EUR 0.00 EUR 0.00 EUR",
                        "2026-02 0.00 EUR 100.00 EUR 30.00 EUR 70.00 EUR",
                        "2026-03 0.00 EUR 55.00 EUR 0.00 EUR 55.00 EUR");
        var documents = "/api/v1/sales-reports/customer-recap/documents?from=2026-01-01&asOf=2026-12-31";
        var first = json(sales.get(ACCOUNTANT, documents + "&limit=2"));
        assertThat(first.get("items"))
                .extracting(document -> document.get("kind").asString() + " "
                        + document.get("documentDate").asString() + " " + amount(document.get("net")))
                .containsExactly("INVOICE 2026-03-01 55.00 EUR", "CREDIT_NOTE 2026-02-10 30.00 EUR");
        assertThat(json(sales.get(
                                ACCOUNTANT,
                                documents + "&limit=2&cursor="
                                        + first.get("next").asString()))
                        .get("items"))
                .extracting(document -> document.get("documentId").asString())
                .containsExactly(invoice.toString());
        assertThat(json(sales.get(TestTokens.bearer(Ids.next(), sales.company, SALES_MANAGER), documents))
                        .get("items"))
                .isEmpty();
        assertThat(json(sales.get(
                        TestTokens.bearer(Ids.next(), sales.company, SALES_MANAGER),
                        "/api/v1/sales-reports/customer-recap?from=2026-01-01&asOf=2026-12-31")))
                .isEmpty();
    }

    @Test
    void flagsAFallingProductAndAlertsOnce() {
        int[] falling = {900, 800, 700, 600, 500, 400};
        for (int month = 0; month < falling.length; month++) {
            var day = LocalDate.of(2026, 1, 15).plusMonths(month).toString();
            order(SALES_MANAGER, customer, day, line("OLD", 1, falling[month] + ".00"), line("SAME", 1, "50.00"));
        }
        budget("OLD", "2026-01-01", "2026-12-31");
        var budgetLine = budget("OLD", "2026-07-01", "2026-09-30");
        budget("OLD", "2026-06-01", "2026-06-30");
        budget("SAME", "2026-07-01", "2026-07-31");

        var series = json(sales.get(ACCOUNTANT, "/api/v1/sales-reports/trends?by=PRODUCT&months=6&asOf=2026-07-10"))
                .get("series");
        assertThat(series)
                .extracting(one -> one.get("key").asString() + " "
                        + one.get("test").get("trend").asString() + " "
                        + one.get("monthsFalling").asInt() + " " + amount(one.get("slope")))
                .containsExactly("OLD FALLING 5 -100.00 EUR", "SAME NONE 0 0.00 EUR");
        assertThat(json(sales.get(
                                ACCOUNTANT,
                                "/api/v1/sales-reports/trends?by=PRODUCT&key=SAME&months=6&asOf=2026-06-30"))
                        .get("series"))
                .hasSize(1);

        clock.set("2026-07-01T00:10:00Z");
        job.run();
        job.run();
        var alerts = json(sales.get(ACCOUNTANT, "/api/v1/sales-alerts?kind=PRODUCT_FALLING"))
                .get("items");
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).get("subject").asString()).isEqualTo("OLD");
        assertThat(alerts.get(0).get("documentId").asString()).isEqualTo(budgetLine);
        assertThat(alerts.get(0).get("dueOn").asString()).isEqualTo("2026-06-30");
        assertThat(json(sales.get(TestTokens.bearer(Ids.next(), sales.company, SALES_MANAGER), "/api/v1/sales-alerts"))
                        .get("items"))
                .isEmpty();
        clock.release();
        assertThat(json(sales.get(ACCOUNTANT, "/api/v1/sales-targets?kind=PRODUCT&during=2026-06-15&asOf=2026-06-30"))
                        .get("items"))
                .extracting(line -> line.get("productCode").asString() + " "
                        + line.get("from").asString() + " " + amount(line.get("actual")))
                .containsExactly("OLD 2026-01-01 3900.00 EUR", "OLD 2026-06-01 400.00 EUR");
    }

    @Test
    void ranksSeriesAmongThoseOfTheirCurrencyOnly() {
        order(SALES_MANAGER, customer, "2026-05-10", line("SMALL", 1, "1.00"), line("BIG", 1, "2.00"));
        confirm(draft(SALES_MANAGER, customer, "USD", line("DEAR", 1, "99.00")), "2026-05-10");

        assertThat(json(sales.get(ACCOUNTANT, "/api/v1/sales-reports/trends?by=PRODUCT&months=2&asOf=2026-06-30"))
                        .get("series"))
                .extracting(one -> one.get("key").asString())
                .containsExactly("BIG", "SMALL", "DEAR");
    }

    @Test
    void showsACreditNoteToWhoeverSeesTheOrderOfItsInvoice() {
        var seller = Ids.next();
        var asSeller = TestTokens.bearer(seller, sales.company, SALES_REPRESENTATIVE);
        var order = json(sales.post(asSeller, "/api/v1/orders", null, body(customer, "EUR", line("A", 1, "9.00"))))
                .get("orderId")
                .asString();
        confirm(order, "2026-01-31");
        var invoice = invoiced(order, "9.00", "2026-02-01");
        credited(invoice, "4.00", "2026-02-02");

        var recap = json(sales.get(asSeller, "/api/v1/sales-reports/customer-recap?from=2026-02-01&asOf=2026-02-28"));
        assertThat(recap).hasSize(1);
        assertThat(amount(recap.get(0).get("revenue"))).isEqualTo("5.00 EUR");
        assertThat(json(sales.get(
                                asSeller,
                                "/api/v1/sales-reports/customer-recap/documents?from=2026-02-01&asOf=2026-02-28"))
                        .get("items")
                        .get(0)
                        .get("invoiceId")
                        .asString())
                .isEqualTo(invoice.toString());
    }

    @Test
    void listsWhatGoesTogetherAndWhoMightWantIt() {
        var others = List.of(sales.aCustomer("Anton"), sales.aCustomer("Berta"), sales.aCustomer("Citra"));
        order(SALES_MANAGER, customer, "2026-01-10", line("A", 1, "1.00"), line("B", 1, "1.00"));
        order(SALES_MANAGER, others.get(0), "2026-01-10", line("A", 1, "1.00"));
        order(SALES_MANAGER, others.get(0), "2026-01-11", line("B", 1, "1.00"));
        order(SALES_MANAGER, others.get(1), "2026-01-10", line("A", 5, "1.00"));
        order(SALES_MANAGER, others.get(2), "2026-01-10", line("C", 1, "1.00"));

        var pairs = json(sales.get(
                ACCOUNTANT, "/api/v1/sales-reports/cross-sell?productCode=A&from=2026-01-01&asOf=2026-12-31"));
        assertThat(pairs).hasSize(1);
        var pair = pairs.get(0);
        assertThat(pair.get("otherProductCode").asString()).isEqualTo("B");
        assertThat(pair.get("supportPercent").decimalValue()).isEqualByComparingTo("50.00");
        assertThat(pair.get("confidencePercent").decimalValue()).isEqualByComparingTo("66.67");
        assertThat(pair.get("lift").decimalValue()).isEqualByComparingTo("1.3333");
        assertThat(json(sales.get(
                        ACCOUNTANT,
                        "/api/v1/sales-reports/cross-sell/prospects?productCode=A&otherProductCode=B&from=2026-01-01"
                                + "&asOf=2026-12-31")))
                .extracting(prospect -> prospect.get("name").asString())
                .containsExactly("Berta");
    }

    @Test
    void tellsHowDealsFareByStage() {
        clock.set("2026-03-01T00:00:00Z");
        var won = sales.aDeal(customer, "100.00").get("dealId").asString();
        var lost = sales.aDeal(customer, "50.00").get("dealId").asString();
        sales.aDeal(customer, "25.00");
        clock.set("2026-03-01T01:00:00Z");
        sales.post(SALES_MANAGER, "/api/v1/deals/" + won + "/move", "\"1\"", "{\"stage\":\"ENGAGING\"}");
        sales.post(
                SALES_MANAGER,
                "/api/v1/deals/" + lost + "/lose",
                "\"1\"",
                "{\"closeDate\":\"2026-03-05\",\"reason\":\"price\"}");
        clock.set("2026-03-01T03:00:00Z");
        sales.post(SALES_MANAGER, "/api/v1/deals/" + won + "/win", "\"2\"", "{\"closeDate\":\"2026-03-11\"}");

        var funnel = json(sales.get(ACCOUNTANT, "/api/v1/sales-reports/funnel?from=2026-01-01&asOf=2026-12-31"));
        assertThat(funnel)
                .extracting(stage -> stage.get("stage").asString() + " " + stage.get("entered") + " "
                        + stage.get("left") + " " + stage.get("won") + " " + stage.get("lost") + " "
                        + stage.get("open") + " " + number(stage.get("conversionPercent")) + " "
                        + stage.get("averageSeconds"))
                .containsExactly("PROSPECTING 3 2 1 1 1 33.33 3600", "ENGAGING 1 1 1 0 0 100 7200");
        assertThat(json(sales.get(
                        ACCOUNTANT, "/api/v1/sales-reports/funnel?source=fair&from=2026-01-01&asOf=2026-12-31")))
                .isEmpty();
        var all = json(sales.get(ACCOUNTANT, "/api/v1/sales-reports/success?by=ALL&from=2026-01-01&asOf=2026-12-31"))
                .get(0);
        assertThat(all.get("winRatePercent").decimalValue()).isEqualByComparingTo("50");
        assertThat(all.get("averageCycleDays").decimalValue()).isEqualByComparingTo("10");
        assertThat(amount(all.get("value").get(0))).isEqualTo("100.00 EUR");
    }

    @Test
    void refusesSpansThatMakeNoSense() {
        problem(
                sales.get(ACCOUNTANT, "/api/v1/sales-reports/sales?by=PRODUCT&from=2026-02-01&asOf=2026-01-01"),
                400,
                "invalid-span");
        problem(
                sales.get(ACCOUNTANT, "/api/v1/sales-reports/sales?by=PRODUCT&compareFrom=2026-02-01"),
                400,
                "invalid-span");
        problem(sales.get(ACCOUNTANT, "/api/v1/sales-reports/trends?by=PRODUCT&months=0"), 400, "invalid-span");
        for (var day : List.of("2026-2-30", "2026-02-30", "%2B99999-01-01", "99999-01-01", "1/2/26")) {
            var refused = json(sales.get(ACCOUNTANT, "/api/v1/sales-reports/sales?by=PRODUCT&asOf=" + day)
                    .expectStatus()
                    .isBadRequest());
            assertThat(refused.get("code").asString()).isEqualTo("invalid-parameter");
            assertThat(refused.get("errors").get(0).get("pointer").asString()).isEqualTo("asOf");
        }
        problem(
                sales.get(ACCOUNTANT, "/api/v1/sales-reports/sales?by=PRODUCT&knownAt=%2B999999999-12-31T23:59:59Z"),
                400,
                "invalid-parameter");
        sales.get(SUPPORT, "/api/v1/sales-reports/sales?by=PRODUCT")
                .expectStatus()
                .isForbidden();
    }

    private List<String> buyers(String by) {
        var buyers = new ArrayList<String>();
        json(sales.get(
                        ACCOUNTANT,
                        "/api/v1/sales-reports/sales?from=2026-01-01&asOf=2026-12-31&compareFrom=2025-01-01"
                                + "&compareTo=2025-12-31&by=" + by))
                .get("items")
                .forEach(item -> buyers.add(
                        item.path("key").asString("-") + " " + item.get("orders") + " " + item.get("customers")));
        return buyers;
    }

    private List<String> keys(String by) {
        var keys = new ArrayList<String>();
        json(sales.get(ACCOUNTANT, "/api/v1/sales-reports/sales?from=2026-01-01&asOf=2026-12-31&by=" + by))
                .get("items")
                .forEach(item -> keys.add(item.get("key").asString()));
        return keys.stream().sorted().toList();
    }

    private List<String> figures(Role role, String by) {
        var figures = new ArrayList<String>();
        json(sales.get(role, "/api/v1/sales-reports/sales?from=2026-01-01&asOf=2026-12-31&by=" + by))
                .get("items")
                .forEach(item ->
                        figures.add(item.path("name").asString(item.path("key").asString("-")) + " "
                                + item.get("net").get("amount").asString()));
        return figures;
    }

    private List<String> total(String more) {
        var totals = new ArrayList<String>();
        json(sales.get(ACCOUNTANT, "/api/v1/sales-reports/sales?by=ALL&from=2026-01-01&asOf=2026-12-31" + more))
                .get("totals")
                .forEach(total -> totals.add(amount(total.get("net"))));
        return totals;
    }

    private String budget(String product, String from, String to) {
        return json(sales.post(SALES_MANAGER, "/api/v1/sales-targets", """
                        {"kind":"PRODUCT","productCode":"%s","from":"%s","to":"%s",
                         "amount":{"amount":"700.00","currency":"EUR"},"reason":"plan"}
                        """.formatted(product, from, to))
                        .expectStatus()
                        .isCreated())
                .get("targetId")
                .asString();
    }

    private static String amount(JsonNode money) {
        return money.get("amount").asString() + " " + money.get("currency").asString();
    }

    private static String number(JsonNode node) {
        return node.isNumber() ? node.decimalValue().stripTrailingZeros().toPlainString() : "-";
    }

    private static String line(String product, int quantity, String price) {
        return "{\"productCode\":\"%s\",\"description\":\"%s\",\"quantity\":%d,\"unitPrice\":%s}"
                .formatted(product, product, quantity, price);
    }

    private String order(Role role, UUID ofCustomer, String day, String... lines) {
        var order = draft(role, ofCustomer, "EUR", lines);
        confirm(order, day);
        return order;
    }

    private void order(String bearer, String day, String... lines) {
        var order = json(sales.post(bearer, "/api/v1/orders", null, body(customer, "EUR", lines)))
                .get("orderId")
                .asString();
        confirm(order, day);
    }

    private String draft(Role role, UUID ofCustomer, String currency, String... lines) {
        return json(sales.post(role, "/api/v1/orders", body(ofCustomer, currency, lines))
                        .expectStatus()
                        .isCreated())
                .get("orderId")
                .asString();
    }

    private static String body(UUID ofCustomer, String currency, String... lines) {
        return "{\"customerId\":\"%s\",\"currency\":\"%s\",\"lines\":[%s]}"
                .formatted(ofCustomer, currency, String.join(",", lines));
    }

    private void confirm(String order, String day) {
        sales.post(OPERATOR, "/api/v1/orders/" + order + "/confirm", "\"1\"", "{\"orderDate\":\"" + day + "\"}")
                .expectStatus()
                .isOk();
    }

    private String team(String name, String region) {
        return json(sales.post(
                        OPERATOR, "/api/v1/teams", "{\"name\":\"%s\",\"region\":\"%s\"}".formatted(name, region)))
                .get("teamId")
                .asString();
    }

    private String representative(String name, String team, UUID user) {
        return json(sales.post(
                                OPERATOR,
                                "/api/v1/representatives",
                                "{\"name\":\"%s\",\"teamId\":\"%s\",\"userId\":\"%s\"}".formatted(name, team, user))
                        .expectStatus()
                        .isCreated())
                .get("representativeId")
                .asString();
    }

    private UUID invoiced(@Nullable String order, String net, String day) {
        var invoice = Ids.next();
        var amount = Money.parse(net, "EUR");
        var date = LocalDate.parse(day);
        events.tell(
                LedgerEvents.INVOICE_ISSUED,
                sales.company,
                invoice,
                1,
                new InvoiceIssued(
                        invoice,
                        "INV-2026-000001",
                        null,
                        customer,
                        order == null ? null : UUID.fromString(order),
                        null,
                        date,
                        date,
                        "RF18",
                        amount,
                        Money.parse("0.00", "EUR"),
                        amount,
                        amount,
                        false,
                        Ids.next()));
        return invoice;
    }

    private void credited(UUID invoice, String net, String day) {
        var creditNote = Ids.next();
        var amount = Money.parse(net, "EUR");
        events.tell(
                LedgerEvents.CREDIT_NOTE_ISSUED,
                sales.company,
                creditNote,
                1,
                new CreditNoteIssued(
                        creditNote,
                        "CN-2026-000001",
                        customer,
                        invoice,
                        LocalDate.parse(day),
                        amount,
                        Money.parse("0.00", "EUR"),
                        amount,
                        amount,
                        Ids.next()));
    }
}
