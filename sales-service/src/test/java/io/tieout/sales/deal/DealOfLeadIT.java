package io.tieout.sales.deal;

import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.LeadConverted;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class DealOfLeadIT {

    private final SalesJourney sales;
    private final EventProbe events;

    @Autowired
    DealOfLeadIT(RestTestClient client, EventProbe events) {
        this.sales = new SalesJourney(client, events);
        this.events = events;
    }

    @Test
    void aConvertedLeadHasItsDealForItsOwnerUnderTheNumberThatBothKnow() {
        var customer = sales.aCustomer("Contoh");
        var owner = Ids.next();
        var lead = new LeadConverted(
                Ids.next(),
                customer,
                Ids.next(),
                Ids.next(),
                owner,
                "fair",
                Money.parse("900.00", "EUR"),
                LocalDate.of(2026, 3, 1));

        events.tell(CustomerEvents.LEAD_CONVERTED, sales.company, lead.leadId(), 1, lead);

        var path = "/api/v1/deals/" + lead.dealId();
        var deal = json(sales.get(TestTokens.bearer(owner, sales.company, SALES_REPRESENTATIVE), path)
                .expectStatus()
                .isOk());
        assertThat(deal.get("customerId").asString()).isEqualTo(customer.toString());
        assertThat(deal.get("value").get("amount").asString()).isEqualTo("900.00");
        assertThat(deal.get("source").asString()).isEqualTo("fair");
        assertThat(events.awaitPublished(SalesEvents.DEAL_OPENED, lead.dealId())
                        .payload()
                        .customerId())
                .isEqualTo(customer);
        sales.get(TestTokens.bearer(Ids.next(), sales.company, SALES_REPRESENTATIVE), path)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aConvertedLeadHasItsDealWhateverTheFirstStageRequires() {
        var pipeline =
                json(sales.get(SALES_MANAGER, "/api/v1/pipelines")).get("items").get(0);
        var code = pipeline.get("pipelineCode").asString();
        sales.put(
                        SALES_MANAGER,
                        "/api/v1/pipelines/" + code,
                        "\"" + pipeline.get("version").asLong() + "\"",
                        """
                        {"pipelineCode":"%s","name":"Strict","stages":["LEAD"],
                         "stageRules":[{"stage":"LEAD","requiredFields":["NEXT_STEP","PRODUCT"]}]}
                        """.formatted(code))
                .expectStatus()
                .isOk();
        var customer = sales.aCustomer("Contoh");
        var lead = new LeadConverted(
                Ids.next(), customer, Ids.next(), Ids.next(), Ids.next(), "fair", null, LocalDate.of(2026, 3, 1));

        events.tell(CustomerEvents.LEAD_CONVERTED, sales.company, lead.leadId(), 1, lead);

        var path = "/api/v1/deals/" + lead.dealId();
        assertThat(json(sales.get(OPERATOR, path).expectStatus().isOk())
                        .get("stage")
                        .asString())
                .isEqualTo("LEAD");
        var entry = json(sales.get(OPERATOR, path + "/stages")).get(0);
        assertThat(entry.get("overrideReason").asString()).isEqualTo("opened from a converted lead");
        assertThat(entry.get("overrideOf").asString()).contains("nextStep", "productCode");
        problem(sales.post(SALES_MANAGER, "/api/v1/deals", "{}"), 422, "stage-fields-missing");
    }
}
