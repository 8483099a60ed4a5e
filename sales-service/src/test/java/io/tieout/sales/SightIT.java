package io.tieout.sales;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Walks every route that shows records: nobody sees what is another team's, or another company's.
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SightIT {

    /// Lists of records that belong to somebody, with every search that could find them.
    private static final List<String> LISTS = List.of(
            "/api/v1/deals",
            "/api/v1/deals?status=OPEN",
            "/api/v1/deals?stage=PROSPECTING",
            "/api/v1/deals?customerId={customer}",
            "/api/v1/deals?externalNumber={number}",
            "/api/v1/deals?sort=BOARD&pipeline=standard",
            "/api/v1/deals/export",
            "/api/v1/deals/export?status=OPEN",
            "/api/v1/deals/export?externalNumber={number}",
            "/api/v1/deals/board",
            "/api/v1/deals/board?pipeline=standard",
            "/api/v1/deals/stale?days=0",
            "/api/v1/quotes",
            "/api/v1/quotes?status=DRAFT",
            "/api/v1/quotes?customerId={customer}",
            "/api/v1/quotes?dealId={deal}",
            "/api/v1/deals/lost-statistics?from=2000-01-01&to=2100-01-01",
            "/api/v1/orders",
            "/api/v1/orders?customerId={customer}",
            "/api/v1/orders?dealId={deal}",
            "/api/v1/orders?status=DRAFT",
            "/api/v1/contracts",
            "/api/v1/contracts?customerId={customer}",
            "/api/v1/order-holds",
            "/api/v1/deliveries/calendar",
            "/api/v1/deliveries/calendar.ics",
            "/api/v1/sales-alerts",
            "/api/v1/sales-targets",
            "/api/v1/sales-rule-firings",
            "/api/v1/sales-reports/sales?by=CUSTOMER&from=2000-01-01",
            "/api/v1/sales-reports/trends?by=CUSTOMER",
            "/api/v1/sales-reports/success?by=CUSTOMER&from=2000-01-01",
            "/api/v1/sales-reports/salespeople?from=2000-01-01",
            "/api/v1/sales-reports/funnel?from=2000-01-01",
            "/api/v1/sales-reports/customer-recap?customerId={customer}&from=2000-01-01",
            "/api/v1/sales-reports/customer-recap/documents?customerId={customer}&from=2000-01-01",
            "/api/v1/sales-reports/forecast",
            "/api/v1/sales-reports/cross-sell?from=2000-01-01",
            "/api/v1/sales-reports/cross-sell/prospects?productCode=W&otherProductCode=X&from=2000-01-01");

    private static final List<String> SINGLE = List.of(
            "/api/v1/deals/{deal}",
            "/api/v1/deals/{deal}/stages",
            "/api/v1/deals/{deal}/tasks",
            "/api/v1/deals/{deal}/rule-runs",
            "/api/v1/orders/{order}",
            "/api/v1/orders/{order}/progress",
            "/api/v1/orders/{order}/deliveries",
            "/api/v1/orders/{order}/delivery-plan",
            "/api/v1/contracts/{contract}",
            "/api/v1/contracts/{contract}/versions",
            "/api/v1/contracts/{contract}/disputes",
            "/api/v1/contracts/{contract}/billing-plans",
            "/api/v1/contracts/{contract}/billing-plans/{plan}/periods",
            "/api/v1/processes/{deal}");

    /// What everybody in the company who sells may know, and nobody else.
    private static final List<String> CATALOGUE = List.of(
            "/api/v1/products",
            "/api/v1/products?soldOn=2026-03-31",
            "/api/v1/products/export",
            "/api/v1/price-lists",
            "/api/v1/price-lists?customerId={customer}",
            "/api/v1/price-group-members/{customer}",
            "/api/v1/pipelines",
            "/api/v1/pipelines/standard",
            "/api/v1/lost-reasons",
            "/api/v1/quote-policy",
            "/api/v1/sales-rules",
            "/api/v1/teams",
            "/api/v1/representatives");

    /// Single records that everybody in the company who sells may know; without one they are not there.
    private static final List<String> CATALOGUE_RECORDS = List.of(
            "/api/v1/products/{product}",
            "/api/v1/price-lists/{product}",
            "/api/v1/prices?product={number}",
            "/api/v1/quotes/{product}",
            "/api/v1/sales-rules/{product}",
            "/api/v1/sales-rules/{product}/versions",
            "/api/v1/quotes/{product}/pdf",
            "/api/v1/product-imports/{product}",
            "/api/v1/product-imports/{product}/refused-rows",
            "/api/v1/deal-imports/{product}",
            "/api/v1/deal-imports/{product}/refused-rows");

    /// Of the whole company, for those who see it.
    private static final List<String> WHOLE = List.of("/api/v1/sales-reports/forecast/errors");

    /// Not for those who sell.
    private static final List<String> OF_MANAGERS =
            List.of("/api/v1/sales-reports/margins?by=CUSTOMER&from=2000-01-01", "/api/v1/products/standard-costs");

    /// The same for one of them.
    private static final List<String> TEAMS = List.of(
            "/api/v1/teams/{team}",
            "/api/v1/teams/{team}/changes",
            "/api/v1/representatives/{representative}",
            "/api/v1/representatives/{representative}/changes");

    /// One side: a manager, a seller and what the seller entered.
    record Side(
            String name,
            UUID manager,
            UUID seller,
            UUID customer,
            UUID deal,
            UUID order,
            String number,
            String amount,
            String team,
            String representative,
            UUID contract,
            UUID plan) {

        String in(String route) {
            return route.replace("{deal}", deal.toString())
                    .replace("{order}", order.toString())
                    .replace("{customer}", customer.toString())
                    .replace("{number}", number)
                    .replace("{team}", team)
                    .replace("{representative}", representative)
                    .replace("{contract}", contract.toString())
                    .replace("{plan}", plan.toString());
        }

        /// What must not appear in an answer to the other side.
        Set<String> traces() {
            return Set.of(
                    customer.toString(),
                    deal.toString(),
                    order.toString(),
                    contract.toString(),
                    plan.toString(),
                    number,
                    amount);
        }
    }

    enum Viewer {
        SELLER {
            @Override
            String bearer(SalesJourney sales, Side side) {
                return TestTokens.bearer(side.seller(), sales.company, SALES_REPRESENTATIVE);
            }
        },
        MANAGER {
            @Override
            String bearer(SalesJourney sales, Side side) {
                return TestTokens.bearer(side.manager(), sales.company, SALES_MANAGER);
            }
        };

        abstract String bearer(SalesJourney sales, Side side);
    }

    private final SalesJourney sales;
    private final SalesJourney elsewhere;
    private final RequestMappingHandlerMapping routes;
    private Side east = new Side(
            "", Ids.next(), Ids.next(), Ids.next(), Ids.next(), Ids.next(), "", "", "", "", Ids.next(), Ids.next());
    private Side west = east;

    @Autowired
    SightIT(
            RestTestClient client,
            EventProbe events,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.sales = new SalesJourney(client, events);
        this.elsewhere = new SalesJourney(client, events);
        this.routes = routes;
    }

    @BeforeAll
    void letBothSidesSell() {
        sales.post(OPERATOR, "/api/v1/sales-rules", """
                        {"name":"Tell","kind":"DEAL","condition":"true","actions":[{"type":"NOTIFY"}]}
                        """).expectStatus().isCreated();
        east = side("East", "111.11");
        west = side("West", "777.77");
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            var firings = text(TestTokens.bearer(sales.company, AUDITOR), "/api/v1/sales-rule-firings");
            return firings.contains(east.deal().toString())
                    && firings.contains(west.deal().toString());
        });
    }

    private Side side(String name, String amount) {
        var manager = Ids.next();
        var seller = Ids.next();
        var team = team(name, null, manager);
        var representative = id(
                "representativeId",
                sales.post(
                        OPERATOR,
                        "/api/v1/representatives",
                        "{\"name\":\"Seller %s\",\"teamId\":\"%s\",\"userId\":\"%s\"}".formatted(name, team, seller)));
        var asSeller = TestTokens.bearer(seller, sales.company, SALES_REPRESENTATIVE);
        var customer = sales.aCustomer("Kunde " + name);
        var deal = id("dealId", sales.post(asSeller, "/api/v1/deals", null, """
                        {"externalNumber":"NR-%s","customerId":"%s","value":{"amount":"%s","currency":"EUR"}}
                        """.formatted(name, customer, amount)));
        var order = id("orderId", sales.post(asSeller, "/api/v1/orders", null, SalesJourney.orderBody(customer, deal)));
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> sales.get(ACCOUNTANT, "/api/v1/processes/" + deal)
                .expectStatus()
                .isOk());
        sales.post(asSeller, "/api/v1/orders/" + order + "/confirm", "\"1\"", "{\"orderDate\":\"2026-03-31\"}")
                .expectStatus()
                .isOk();
        var contract = id("contractId", sales.post(asSeller, "/api/v1/contracts", null, """
                        {"customerId":"%s","content":{"title":"Care","startsOn":"2026-04-01"}}
                        """.formatted(customer)));
        var plan = id("planId", sales.post(asSeller, "/api/v1/contracts/" + contract + "/billing-plans", null, """
                        {"firstOn":"2999-01-01","everyMonths":1,"currency":"EUR","lines":[
                          {"productCode":"C","description":"Care","quantity":1,"unitPrice":10}]}
                        """));
        return new Side(
                name,
                manager,
                seller,
                customer,
                deal,
                order,
                "NR-" + name,
                amount,
                team,
                representative.toString(),
                contract,
                plan);
    }

    @Test
    void namesEveryRouteThatShowsRecords() {
        var named = new TreeSet<String>();
        Stream.of(LISTS, SINGLE, CATALOGUE, TEAMS, CATALOGUE_RECORDS, WHOLE, OF_MANAGERS)
                .flatMap(List::stream)
                .map(SightIT::pattern)
                .forEach(named::add);

        var present = new TreeSet<String>();
        routes.getHandlerMethods().forEach((mapping, method) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .map(SightIT::pattern)
                        .forEach(present::add);
            }
        });

        assertThat(named).isEqualTo(present);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void keepsTheOtherTeamOutOfLists(String route, Viewer viewer) {
        var bearer = viewer.bearer(sales, east);

        assertThat(text(bearer, east.in(route))).doesNotContain(west.traces());
        assertThat(text(bearer, west.in(route))).doesNotContain(west.traces());
    }

    @Test
    void keepsCostsAndMarginsToManagersOfTheirOwn() {
        for (var route : OF_MANAGERS) {
            assertThat(text(Viewer.MANAGER.bearer(sales, east), route)).doesNotContain(west.traces());
            sales.get(Viewer.SELLER.bearer(sales, east), route).expectStatus().isForbidden();
        }
        assertThat(text(Viewer.MANAGER.bearer(sales, east), OF_MANAGERS.getFirst()))
                .contains(east.customer().toString());
    }

    @ParameterizedTest
    @MethodSource("single")
    void hidesSingleRecordsOfTheOtherTeam(String route, Viewer viewer) {
        var bearer = viewer.bearer(sales, east);

        assertThat(text(bearer, east.in(route))).isNotEmpty();
        sales.get(bearer, west.in(route)).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @EnumSource(Viewer.class)
    void showsOwnRecordsOnce(Viewer viewer) {
        var bearer = viewer.bearer(sales, east);

        assertThat(json(sales.get(bearer, "/api/v1/deals")).get("items")).hasSize(1);
        assertThat(json(sales.get(bearer, "/api/v1/orders")).get("items")).hasSize(1);
        var board = json(sales.get(bearer, "/api/v1/deals/board"));
        assertThat(board).hasSize(1);
        assertThat(board.get(0).get("deals").asInt()).isOne();
        assertThat(board.get(0).get("value").get("amount").asString()).isEqualTo("111.11");
        assertThat(text(bearer, "/api/v1/deals/export")).containsOnlyOnce(",NR-East,");
    }

    @ParameterizedTest
    @EnumSource(Viewer.class)
    void keepsToItsSightOnAnothersCursor(Viewer viewer) {
        for (var list : List.of("/api/v1/deals", "/api/v1/orders")) {
            var next =
                    json(sales.get(ACCOUNTANT, list + "?limit=1")).get("next").asString();

            assertThat(text(viewer.bearer(sales, east), list + "?limit=1&cursor=" + next))
                    .doesNotContain(west.traces());
            assertThat(text(viewer.bearer(sales, west), list + "?limit=1&cursor=" + next))
                    .doesNotContain(east.traces());
        }
    }

    @ParameterizedTest
    @EnumSource(Viewer.class)
    void changesNothingOfTheOtherTeam(Viewer viewer) {
        var bearer = viewer.bearer(sales, east);
        var deal = "/api/v1/deals/" + west.deal();

        notFound(bearer, deal + "/move", "{\"stage\":\"ENGAGING\"}");
        notFound(bearer, deal + "/win", "{\"closeDate\":\"2026-03-31\"}");
        notFound(bearer, deal + "/rank", "{}");
        notFound(bearer, deal + "/tasks/" + west.deal() + "/done", "{}");
        notFound(bearer, deal + "/objections", "{\"objections\":[\"x\"]}");
        assertThat(json(sales.post(
                                bearer,
                                "/api/v1/deal-edit-batches",
                                null,
                                "{\"items\":[{\"dealId\":\"" + west.deal()
                                        + "\",\"version\":1,\"stage\":\"ENGAGING\"}]}"))
                        .get("results")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("deal-not-found");
        notFound(bearer, deal + "/lose", "{\"closeDate\":\"2026-03-31\",\"reason\":\"x\"}");
        notFound(bearer, "/api/v1/orders/" + west.order() + "/confirm", "{\"orderDate\":\"2026-03-31\"}");
        notFound(bearer, "/api/v1/orders/" + west.order() + "/cancel", "{\"reason\":\"x\"}");
        notFound(bearer, "/api/v1/contracts/" + west.contract() + "/disputes", "{\"subject\":\"x\"}");
        notFound(
                bearer,
                "/api/v1/contracts/" + west.contract() + "/terminate",
                "{\"endsOn\":\"2026-12-31\",\"reason\":\"x\"}");
        notFound(bearer, "/api/v1/contracts/" + west.contract() + "/billing-plans/" + west.plan() + "/stop", "{}");
        notFound(bearer, "/api/v1/orders/" + west.order() + "/deliveries", """
                {"deliveredOn":"2026-03-31","lines":[{"lineId":"%s","quantity":1}]}
                """.formatted(west.order()));
        problem(
                sales.post(bearer, "/api/v1/orders", null, SalesJourney.orderBody(east.customer(), west.deal())),
                422,
                "deal-unknown");
    }

    @Test
    void letsNoManagerTakeATeamOrItsPeopleOver() {
        var manager = Viewer.MANAGER.bearer(sales, east);
        var asOwn = "{\"from\":\"2026-01-01\",\"managerUserId\":\"%s\"}".formatted(east.manager());
        var intoOwn = "{\"from\":\"2026-01-01\",\"teamId\":\"%s\"}".formatted(east.team());

        problem(changes(manager, "teams", west.team(), asOwn), 404, "team-not-found");
        problem(changes(manager, "teams", Ids.next().toString(), asOwn), 404, "team-not-found");
        problem(changes(manager, "representatives", west.representative(), intoOwn), 404, "representative-not-found");
        for (var theirs : List.of(west.manager(), west.seller())) {
            problem(
                    changes(
                            manager,
                            "teams",
                            east.team(),
                            "{\"from\":\"2026-01-01\",\"managerUserId\":\"%s\"}".formatted(theirs)),
                    422,
                    "person-unknown");
            problem(
                    sales.post(
                            manager,
                            "/api/v1/teams",
                            null,
                            "{\"name\":\"Below\",\"parentTeamId\":\"%s\",\"managerUserId\":\"%s\"}"
                                    .formatted(east.team(), theirs)),
                    422,
                    "person-unknown");
            problem(
                    sales.post(
                            manager,
                            "/api/v1/representatives",
                            null,
                            "{\"name\":\"Taken\",\"teamId\":\"%s\",\"userId\":\"%s\"}".formatted(east.team(), theirs)),
                    422,
                    "person-unknown");
        }
        assertThat(text(manager, "/api/v1/deals")).doesNotContain(west.traces());
    }

    @Test
    void letsManagersChangeTheTeamsThatTheyLead() {
        var head = Ids.next();
        var asHead = TestTokens.bearer(head, sales.company, SALES_MANAGER);
        var whole = team("Whole of two", null, head);
        var lead = Ids.next();
        var below = team("Below of two", whole, lead);
        var seller = json(sales.post(
                        asHead, "/api/v1/representatives", null, "{\"name\":\"Hired\",\"teamId\":\"" + below + "\"}"))
                .get("representativeId")
                .asString();

        changes(asHead, "representatives", seller, "{\"from\":\"2026-01-01\",\"teamId\":\"" + whole + "\"}")
                .expectStatus()
                .isOk();
        var asLead = TestTokens.bearer(lead, sales.company, SALES_MANAGER);
        changes(asLead, "teams", below, """
                        {"from":"2026-01-01","region":"South","parentTeamId":"%s","managerUserId":"%s"}
                        """.formatted(whole, lead))
                .expectStatus()
                .isOk();
        problem(
                changes(asLead, "teams", whole, "{\"from\":\"2026-01-01\",\"managerUserId\":\"" + lead + "\"}"),
                404,
                "team-not-found");
        sales.post(
                        asHead,
                        "/api/v1/teams/" + below + "/changes",
                        "\"2\"",
                        "{\"from\":\"2026-01-01\",\"managerUserId\":\"" + head + "\"}")
                .expectStatus()
                .isOk();
    }

    private String team(String name, @Nullable String parent, UUID manager) {
        return json(sales.post(
                        OPERATOR,
                        "/api/v1/teams",
                        "{\"name\":\"%s\",\"parentTeamId\":%s,\"managerUserId\":\"%s\"}"
                                .formatted(name, parent == null ? null : "\"" + parent + "\"", manager)))
                .get("teamId")
                .asString();
    }

    private ResponseSpec changes(String bearer, String kind, String id, String body) {
        return sales.post(bearer, "/api/v1/" + kind + "/" + id + "/changes", "\"1\"", body);
    }

    @ParameterizedTest
    @EnumSource(Viewer.class)
    void tellsThatANumberIsTakenButNotByWhichDealOfTheOtherTeam(Viewer viewer) {
        var bearer = viewer.bearer(sales, east);

        var theirs = json(sales.post(bearer, "/api/v1/deals", null, "{\"externalNumber\":\"NR-West\"}"));
        var own = json(sales.post(bearer, "/api/v1/deals", null, "{\"externalNumber\":\"NR-East\"}"));

        assertThat(theirs.get("code").asString()).isEqualTo("external-number-taken");
        assertThat(theirs.toString()).doesNotContain(west.deal().toString());
        assertThat(own.get("dealId").asString()).isEqualTo(east.deal().toString());
    }

    @Test
    void tellsAManagerWhoBringsDealsInNothingOfTheOtherTeam() {
        var answer = json(sales.post(
                Viewer.MANAGER.bearer(sales, east),
                "/api/v1/deal-batches",
                null,
                "{\"items\":[{\"externalNumber\":\"NR-West\",\"outcome\":\"OPEN\"}]}"));

        assertThat(answer.get("results").get(0).get("code").asString()).isEqualTo("external-number-taken");
        assertThat(answer.toString()).doesNotContain(west.deal().toString());
    }

    @ParameterizedTest
    @MethodSource("all")
    void showsNothingToAnotherCompany(String route) {
        var stranger = stranger();

        if (SINGLE.contains(route) || TEAMS.contains(route)) {
            sales.get(stranger, west.in(route)).expectStatus().isNotFound();
        } else {
            assertThat(text(stranger, west.in(route)))
                    .doesNotContain(west.traces())
                    .doesNotContain("East", "West");
        }
    }

    @Test
    void showsAllOfTheCompanyToThoseWhoKeepItsBooks() {
        for (var route : List.of("/api/v1/deals", "/api/v1/orders")) {
            assertThat(text(TestTokens.bearer(sales.company, ACCOUNTANT), west.in(route)))
                    .containsAnyOf(west.traces().toArray(String[]::new));
        }
        for (var route : SINGLE) {
            sales.get(ACCOUNTANT, west.in(route)).expectStatus().isOk();
        }
    }

    /// Of the other company, with every role that a person or the operator has.
    private String stranger() {
        var roles =
                Stream.of(Role.values()).filter(role -> role != Role.INTEGRATOR).toArray(Role[]::new);
        return TestTokens.bearer(Ids.next(), elsewhere.company, roles);
    }

    static Stream<Arguments> lists() {
        return withViewers(LISTS);
    }

    static Stream<Arguments> single() {
        return withViewers(SINGLE);
    }

    static Stream<String> all() {
        return Stream.of(LISTS, SINGLE, CATALOGUE, TEAMS, WHOLE).flatMap(List::stream);
    }

    private static Stream<Arguments> withViewers(List<String> routes) {
        return routes.stream().flatMap(route -> Stream.of(Viewer.values()).map(viewer -> Arguments.of(route, viewer)));
    }

    private static String pattern(String route) {
        return route.replace("/pipelines/standard", "/pipelines/{}")
                .replaceAll("\\?.*", "")
                .replaceAll("\\{[^}]+}", "{}");
    }

    private void notFound(String bearer, String path, String body) {
        sales.post(bearer, path, "\"1\"", body).expectStatus().isNotFound();
    }

    private String text(String bearer, String path) {
        var body = sales.get(bearer, path)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(body);
    }

    private static UUID id(String field, ResponseSpec response) {
        return UUID.fromString(
                json(response.expectStatus().isCreated()).get(field).asString());
    }
}
