package io.tieout.sales.team;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/// Head of the whole, with East and West below; North stands apart.
@ServiceTest
class TeamIT {

    private final LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Europe/Berlin")));
    private final LocalDate later = today.plusDays(30);
    private final SalesJourney sales;
    private final JdbcClient jdbc;
    private final UUID head = Ids.next();
    private final UUID leadEast = Ids.next();
    private final UUID leadWest = Ids.next();
    private final UUID sellerEast = Ids.next();
    private final UUID sellerWest = Ids.next();
    private final UUID sellerNorth = Ids.next();
    private final String whole;
    private final String east;
    private final String west;
    private final String anna;
    private final String dealEast;
    private final String dealWest;
    private final String dealNorth;
    private final String orderEast;
    private final String orderWest;

    @Autowired
    TeamIT(RestTestClient client, EventProbe events, JdbcClient jdbc) {
        this.sales = new SalesJourney(client, events);
        this.jdbc = jdbc;
        whole = team("Whole", null, head);
        east = team("East", whole, leadEast);
        west = team("West", whole, leadWest);
        var north = team("North", null, Ids.next());
        anna = representative("Anna", east, sellerEast);
        representative("Wati", west, sellerWest);
        representative("Nora", north, sellerNorth);
        var customer = sales.aCustomer("Kunde");
        dealEast = deal(sellerEast, customer);
        dealWest = deal(sellerWest, customer);
        dealNorth = deal(sellerNorth, customer);
        orderEast = order(sellerEast, customer);
        orderWest = order(leadWest, customer);
    }

    @Test
    void showsTheHeadAllBelowAndNothingBeside() {
        assertThat(deals(head)).containsExactlyInAnyOrder(dealEast, dealWest);
        assertThat(deals(leadEast)).containsExactly(dealEast);
        assertThat(deals(sellerEast)).containsExactly(dealEast);
        assertThat(deals(sellerNorth)).containsExactly(dealNorth);
        assertThat(orders(head)).as("also what a leader below entered").containsExactlyInAnyOrder(orderEast, orderWest);
        assertThat(orders(leadEast)).containsExactly(orderEast);
        assertThat(orders(sellerWest))
                .as("what the own leader entered is not shown")
                .isEmpty();
        assertThat(json(sales.get(bearer(head), "/api/v1/deals/board"))
                        .get(0)
                        .get("deals")
                        .asInt())
                .isEqualTo(2);
        assertThat(json(sales.get(bearer(leadEast), "/api/v1/deals/board"))
                        .get(0)
                        .get("deals")
                        .asInt())
                .isOne();
        sales.get(bearer(leadEast), "/api/v1/deals/" + dealWest).expectStatus().isNotFound();
        sales.get(bearer(head), "/api/v1/deals/" + dealWest).expectStatus().isOk();
    }

    @Test
    void movesSightWithTheRepresentativeOnTheDay() {
        changeMembership(anna, 1, west, later).expectStatus().isOk();
        assertThat(deals(leadEast)).as("not before the day").containsExactly(dealEast);
        assertThat(deals(leadWest)).containsExactly(dealWest);

        var other = representative("Budi", east, Ids.next());
        changeMembership(other, 1, west, today).expectStatus().isOk();
        var theirs = json(sales.post(SALES_MANAGER, "/api/v1/deals", "{\"representativeId\":\"" + other + "\"}"))
                .get("dealId")
                .asString();

        assertThat(deals(leadWest)).containsExactlyInAnyOrder(dealWest, theirs);
        assertThat(deals(leadEast)).containsExactly(dealEast);
    }

    @Test
    void showsTeamsAndMembersAsOfADayAndKeepsWhatWas() {
        changeTeam(east, 1, """
                {"from":"%s","region":"South","parentTeamId":"%s","managerUserId":"%s"}
                """.formatted(today, west, leadEast)).expectStatus().isOk();
        changeMembership(anna, 1, null, today).expectStatus().isOk();

        var before = json(sales.get(SALES_MANAGER, "/api/v1/teams/" + east + "?asOf=" + today.minusDays(1)));
        var now = json(sales.get(SALES_MANAGER, "/api/v1/teams/" + east));
        assertThat(before.get("parentTeamId").asString()).isEqualTo(whole);
        assertThat(before.path("region").asString("")).isEmpty();
        assertThat(now.get("parentTeamId").asString()).isEqualTo(west);
        assertThat(now.get("region").asString()).isEqualTo("South");
        assertThat(memberTeam(anna, today.minusDays(1))).isEqualTo(east);
        assertThat(memberTeam(anna, today)).isEmpty();

        var changes =
                json(sales.get(AUDITOR, "/api/v1/teams/" + east + "/changes")).get("items");
        assertThat(changes).hasSize(2);
        assertThat(changes.get(0).get("until").asString()).isEqualTo(today.toString());
        assertThat(changes.get(1).get("changedBy").asString()).isNotEmpty();
        assertThat(json(sales.get(AUDITOR, "/api/v1/representatives/" + anna + "/changes"))
                        .get("items"))
                .hasSize(2);
        assertThat(jdbc.sql("""
                        select has_column_privilege('team_membership', 'from_date', 'update')
                            or has_table_privilege('team_membership', 'delete')
                        """).query(Boolean.class).single())
                .as("history can be edited")
                .isFalse();
    }

    @Test
    void refusesWhatWouldNotBeATree() {
        var underEast = "{\"from\":\"%s\",\"parentTeamId\":\"%s\"}".formatted(today, east);
        problem(changeTeam(whole, 1, underEast), 422, "teams-in-a-circle");
        problem(changeTeam(east, 1, underEast), 422, "teams-in-a-circle");
        problem(
                changeTeam(east, 1, "{\"from\":\"%s\",\"parentTeamId\":\"%s\"}".formatted(today, Ids.next())),
                422,
                "team-unknown");
        changeTeam(east, 1, "{\"from\":\"%s\",\"parentTeamId\":\"%s\"}".formatted(later, west))
                .expectStatus()
                .isOk();
        problem(
                changeTeam(west, 1, "{\"from\":\"%s\",\"parentTeamId\":\"%s\"}".formatted(today, east)),
                422,
                "teams-in-a-circle");
    }

    @Test
    void refusesChangesOfThePastOfOldVersionsAndOfStrangers() {
        changeMembership(anna, 1, west, later).expectStatus().isOk();
        problem(changeMembership(anna, 2, east, today), 422, "change-before-the-last");
        problem(changeMembership(anna, 1, east, later), 412, "stale-version");
        problem(
                sales.post(
                        OPERATOR, "/api/v1/representatives/" + anna + "/changes", "{\"from\":\"%s\"}".formatted(later)),
                428,
                "if-match-required");
        assertThat(json(sales.get(SALES_MANAGER, "/api/v1/representatives/" + anna + "?asOf=" + later))
                        .get("teamId")
                        .asString())
                .isEqualTo(west);
        problem(sales.get(SALES_MANAGER, "/api/v1/representatives/" + Ids.next()), 404, "representative-not-found");
        problem(changeMembership(anna, 2, Ids.next().toString(), later), 422, "team-unknown");
        problem(changeMembership(Ids.next().toString(), 1, east, later), 404, "representative-not-found");
        problem(changeTeam(Ids.next().toString(), 1, "{\"from\":\"%s\"}".formatted(today)), 404, "team-not-found");
        changeTeam(TestTokens.bearer(sales.company, AUDITOR), east, 1, "{\"from\":\"%s\"}".formatted(today))
                .expectStatus()
                .isForbidden();
        changeTeam(bearer(sellerEast), east, 1, "{\"from\":\"%s\"}".formatted(today))
                .expectStatus()
                .isForbidden();
        assertThat(json(sales.get(ACCOUNTANT, "/api/v1/deals")).get("items")).hasSize(3);
    }

    private String team(String name, @Nullable String parent, UUID manager) {
        return json(sales.post(OPERATOR, "/api/v1/teams", """
                        {"name":"%s","parentTeamId":%s,"managerUserId":"%s"}
                        """.formatted(
                                        name, parent == null ? null : "\"" + parent + "\"", manager))
                        .expectStatus()
                        .isCreated())
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

    private String deal(UUID seller, UUID customer) {
        return json(sales.post(bearer(seller), "/api/v1/deals", null, """
                        {"customerId":"%s","value":{"amount":"10.00","currency":"EUR"}}
                        """.formatted(customer)))
                .get("dealId")
                .asString();
    }

    private String order(UUID seller, UUID customer) {
        return json(sales.post(bearer(seller), "/api/v1/orders", null, SalesJourney.orderBody(customer, null)))
                .get("orderId")
                .asString();
    }

    private RestTestClient.ResponseSpec changeTeam(String team, int version, String body) {
        return changeTeam(TestTokens.bearer(sales.company, OPERATOR), team, version, body);
    }

    private RestTestClient.ResponseSpec changeTeam(String bearer, String team, int version, String body) {
        return sales.post(bearer, "/api/v1/teams/" + team + "/changes", "\"" + version + "\"", body);
    }

    private RestTestClient.ResponseSpec changeMembership(
            String representative, int version, @Nullable String team, LocalDate from) {
        return sales.post(
                OPERATOR,
                "/api/v1/representatives/" + representative + "/changes",
                "\"" + version + "\"",
                "{\"from\":\"%s\",\"teamId\":%s}".formatted(from, team == null ? null : "\"" + team + "\""));
    }

    private String memberTeam(String representative, LocalDate asOf) {
        for (var item : json(sales.get(SALES_MANAGER, "/api/v1/representatives?asOf=" + asOf))
                .get("items")) {
            if (item.get("representativeId").asString().equals(representative)) {
                return item.path("teamId").asString("");
            }
        }
        throw new AssertionError("no representative " + representative);
    }

    private Set<String> deals(UUID viewer) {
        return ids(viewer, "/api/v1/deals", "dealId");
    }

    private Set<String> orders(UUID viewer) {
        return ids(viewer, "/api/v1/orders", "orderId");
    }

    private Set<String> ids(UUID viewer, String path, String field) {
        var ids = new TreeSet<String>();
        json(sales.get(bearer(viewer), path))
                .get("items")
                .forEach(item -> ids.add(item.get(field).asString()));
        return ids;
    }

    private String bearer(UUID user) {
        return TestTokens.bearer(user, sales.company, SALES_REPRESENTATIVE);
    }
}
