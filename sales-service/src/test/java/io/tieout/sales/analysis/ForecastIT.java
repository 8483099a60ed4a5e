package io.tieout.sales.analysis;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestClock;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ForecastIT {

    private final SalesJourney sales;
    private final ForecastJob job;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final UUID customer;

    @Autowired
    ForecastIT(RestTestClient client, EventProbe events, ForecastJob job, TestClock clock, JdbcClient jdbc) {
        this.sales = new SalesJourney(client, events);
        this.job = job;
        this.clock = clock;
        this.jdbc = jdbc;
        this.customer = sales.aCustomer("Kunde");
    }

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    @Test
    void forecastsFourWaysAndLaterSaysHowFarItWasOff() {
        for (int month = 1; month <= 6; month++) {
            won("2026-0%d-15".formatted(month), 100 * month + ".00");
        }
        clock.set("2026-07-02T08:00:00Z");
        won("2026-07-02", "50.00");
        open("2026-07-20", 90, "1000.00");
        open("2026-07-25", 50, "400.00");
        var lost = open("2026-07-31", 10, "33.33");
        open("2026-08-01", 100, "7.00");

        var now = forecast(TestTokens.bearer(sales.company, ACCOUNTANT), "");
        assertThat(amount(now.get("closed"))).isEqualTo("50.00");
        assertThat(amount(now.get("commit"))).isEqualTo("1050.00");
        assertThat(amount(now.get("best"))).isEqualTo("1483.33");
        assertThat(amount(now.get("weighted"))).as("900 + 200 + 3.33").isEqualTo("1153.33");
        assertThat(amount(now.get("statistical"))).isEqualTo("700.00");
        var next = forecast(TestTokens.bearer(sales.company, ACCOUNTANT), "?month=2026-08");
        assertThat(amount(next.get("best"))).isEqualTo("7.00");
        assertThat(amount(next.get("statistical"))).isEqualTo("800.00");
        assertThat(json(sales.get(
                        TestTokens.bearer(Ids.next(), sales.company, SALES_REPRESENTATIVE),
                        "/api/v1/sales-reports/forecast")))
                .isEmpty();

        job.run();
        job.run();
        assertThat(snapshots()).isEqualTo(3);
        sales.post(
                        SALES_MANAGER,
                        "/api/v1/deals/" + lost.get("dealId").asString() + "/win",
                        "\"" + lost.get("version") + "\"",
                        "{\"closeDate\":\"2026-07-30\"}")
                .expectStatus()
                .isOk();
        won("2026-07-29", "916.67");
        clock.set("2026-08-01T00:00:00Z");
        job.run();
        assertThat(snapshots()).isEqualTo(6);

        var errors = json(sales.get(ACCOUNTANT, "/api/v1/sales-reports/forecast/errors"));
        assertThat(errors).hasSize(1);
        var july = errors.get(0);
        assertThat(july.get("month").asString()).isEqualTo("2026-07");
        assertThat(amount(july.get("actual"))).isEqualTo("1000.00");
        assertThat(amount(july.get("commit").get("error"))).isEqualTo("50.00");
        assertThat(july.get("commit").get("errorPercent").decimalValue()).isEqualByComparingTo("5");
        assertThat(amount(july.get("weighted").get("error"))).isEqualTo("153.33");
        assertThat(july.get("statistical").get("errorPercent").decimalValue()).isEqualByComparingTo("-30");
        assertThat(july.get("late").asBoolean()).isFalse();
    }

    @Test
    void doesNotPraiseAForecastThatWasMadeWhenMostWasKnown() {
        clock.set("2026-07-03T20:00:00Z");
        open("2026-07-20", 90, "1000.00");
        job.run();
        clock.set("2026-08-28T08:00:00Z");
        won("2026-08-20", "70.00");
        job.run();
        clock.set("2026-09-02T08:00:00Z");

        var errors = json(sales.get(ACCOUNTANT, "/api/v1/sales-reports/forecast/errors"));

        assertThat(errors)
                .extracting(one -> one.get("month").asString() + " "
                        + one.get("takenIn").asString() + " " + one.get("late").asBoolean())
                .containsExactly("2026-07 2026-07 false", "2026-08 2026-08 true");
        assertThat(amount(errors.get(0).get("commit").get("error"))).isEqualTo("1000.00");
        var late = errors.get(1);
        assertThat(amount(late.get("actual"))).isEqualTo("70.00");
        assertThat(amount(late.get("commit").get("forecast"))).isEqualTo("70.00");
        for (var way : List.of("commit", "best", "weighted")) {
            assertThat(late.get(way).path("error").isMissingNode()
                            || late.get(way).get("error").isNull())
                    .as(way)
                    .isTrue();
            assertThat(late.get(way).path("errorPercent").isNumber()).as(way).isFalse();
        }
    }

    @Test
    void refusesMonthsThatAreOver() {
        clock.set("2026-07-10T08:00:00Z");
        problem(sales.get(ACCOUNTANT, "/api/v1/sales-reports/forecast?month=2026-06"), 400, "invalid-span");
        problem(sales.get(ACCOUNTANT, "/api/v1/sales-reports/forecast?month=2099-06"), 400, "invalid-span");
        sales.get(SALES_MANAGER, "/api/v1/sales-reports/forecast/errors")
                .expectStatus()
                .isForbidden();
    }

    private int snapshots() {
        return jdbc.sql("select count(*) from forecast_snapshot where company_id = :company")
                .param("company", sales.company)
                .query(Integer.class)
                .single();
    }

    private JsonNode forecast(String bearer, String query) {
        var forecasts = json(sales.get(bearer, "/api/v1/sales-reports/forecast" + query));
        assertThat(forecasts).hasSize(1);
        return forecasts.get(0);
    }

    private JsonNode open(@Nullable String closes, int probability, String value) {
        return json(sales.post(SALES_MANAGER, "/api/v1/deals", """
                        {"customerId":"%s","value":{"amount":"%s","currency":"EUR"},"openedOn":"2026-01-01",
                         "expectedCloseOn":%s,"probabilityPercent":%d}
                        """.formatted(
                                customer, value, closes == null ? null : "\"" + closes + "\"", probability))
                .expectStatus()
                .isCreated());
    }

    private void won(String day, String value) {
        var deal = open(null, 10, value);
        sales.post(
                        SALES_MANAGER,
                        "/api/v1/deals/" + deal.get("dealId").asString() + "/win",
                        "\"1\"",
                        "{\"closeDate\":\"" + day + "\"}")
                .expectStatus()
                .isOk();
    }

    private static String amount(JsonNode money) {
        return money.get("amount").asString();
    }
}
