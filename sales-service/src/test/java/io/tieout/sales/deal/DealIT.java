package io.tieout.sales.deal;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class DealIT {

    private final SalesJourney sales;
    private final EventProbe events;

    @Autowired
    DealIT(RestTestClient client, EventProbe events) {
        this.sales = new SalesJourney(client, events);
        this.events = events;
    }

    @Test
    void goesThroughItsStagesUntilItIsWon() {
        var deal = sales.aDeal(sales.aCustomer("Kunde"), "500.00");
        var path = "/api/v1/deals/" + deal.get("dealId").asString();

        sales.post(SALES_MANAGER, path + "/move", "\"1\"", "{\"stage\":\"ENGAGING\"}")
                .expectStatus()
                .isOk();
        sales.post(SALES_MANAGER, path + "/win", "\"2\"", "{\"closeDate\":\"2026-03-31\"}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"3\"");

        var stages = json(sales.get(SALES_MANAGER, path + "/stages"));
        assertThat(stages)
                .extracting(stage -> stage.get("toStage").asString())
                .containsExactly("PROSPECTING", "ENGAGING", "WON");
        assertThat(stages.get(0).get("leftAt")).isEqualTo(stages.get(1).get("enteredAt"));
        var won = events.awaitPublished(
                SalesEvents.DEAL_WON, UUID.fromString(deal.get("dealId").asString()));
        assertThat(won.payload().value()).isEqualTo(Money.parse("500.00", "EUR"));
        assertThat(won.aggregateVersion()).isEqualTo(3);
    }

    @Test
    void refusesChangeOfClosedDealAndOfOldVersion() {
        var deal = sales.aDeal(sales.aCustomer("Kunde"), "500.00");
        var path = "/api/v1/deals/" + deal.get("dealId").asString();
        sales.post(SALES_MANAGER, path + "/lose", "\"1\"", "{\"closeDate\":\"2026-03-31\",\"reason\":\"price\"}")
                .expectStatus()
                .isOk();

        problem(sales.post(SALES_MANAGER, path + "/move", "\"2\"", "{\"stage\":\"ENGAGING\"}"), 409, "deal-closed");
        problem(sales.post(SALES_MANAGER, path + "/move", "\"1\"", "{\"stage\":\"ENGAGING\"}"), 412, "stale-version");
        problem(sales.post(SALES_MANAGER, path + "/move", "{\"stage\":\"ENGAGING\"}"), 428, "if-match-required");
    }

    @Test
    void refusesWhatIsUnknown() {
        problem(sales.post(SALES_MANAGER, "/api/v1/deals", "{\"pipeline\":\"none\"}"), 422, "pipeline-unknown");
        problem(sales.post(SALES_MANAGER, "/api/v1/deals", "{\"stage\":\"none\"}"), 422, "stage-unknown");
        problem(
                sales.post(SALES_MANAGER, "/api/v1/deals", "{\"representativeId\":\"" + Ids.next() + "\"}"),
                422,
                "representative-unknown");
    }

    @Test
    void showsRepresentativeOnlyOwnDealsAndManagerThoseOfTheTeam() {
        var seller = Ids.next();
        var manager = Ids.next();
        var team = json(sales.post(
                        OPERATOR,
                        "/api/v1/teams",
                        "{\"name\":\"East\",\"region\":\"East\",\"managerUserId\":\"" + manager + "\"}"))
                .get("teamId")
                .asString();
        var representative = json(sales.post(
                        OPERATOR,
                        "/api/v1/representatives",
                        "{\"name\":\"Dewi\",\"teamId\":\"" + team + "\",\"userId\":\"" + seller + "\"}"))
                .get("representativeId")
                .asString();
        var theirs = json(sales.post(
                        SALES_MANAGER, "/api/v1/deals", "{\"representativeId\":\"" + representative + "\"}"))
                .get("dealId")
                .asString();
        var others = sales.aDeal(sales.aCustomer("Kunde"), "1.00").get("dealId").asString();

        var asSeller = TestTokens.bearer(seller, sales.company, SALES_REPRESENTATIVE);
        var asManager = TestTokens.bearer(manager, sales.company, SALES_MANAGER);
        for (var bearer : new String[] {asSeller, asManager}) {
            assertThat(json(sales.get(bearer, "/api/v1/deals")).get("items"))
                    .extracting(deal -> deal.get("dealId").asString())
                    .containsExactly(theirs);
            sales.get(bearer, "/api/v1/deals/" + others).expectStatus().isNotFound();
            assertThat(json(sales.get(bearer, "/api/v1/deals/board"))
                            .get(0)
                            .get("deals")
                            .asInt())
                    .isEqualTo(1);
            sales.post(bearer, "/api/v1/deals/" + others + "/move", "\"1\"", "{\"stage\":\"ENGAGING\"}")
                    .expectStatus()
                    .isNotFound();
        }
        assertThat(json(sales.get(ACCOUNTANT, "/api/v1/deals")).get("items")).hasSize(2);
    }
}
