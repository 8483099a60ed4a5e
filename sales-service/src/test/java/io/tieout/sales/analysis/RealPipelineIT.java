package io.tieout.sales.analysis;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.sales.SalesJourney.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// Another CRM's deals, where they are at hand: `TIEOUT_SAMPLES` names the folder. What the reports should say is
/// computed from the raw rows, in SQL that knows nothing of our tables.
@ServiceTest
class RealPipelineIT {

    private static final String SPAN = "&from=2016-01-01&asOf=2017-12-31";

    private final SalesJourney sales;
    private final TestDatabase database;

    @Autowired
    RealPipelineIT(RestTestClient client, EventProbe events, TestDatabase database) {
        this.sales = new SalesJourney(client, events);
        this.database = database;
    }

    @Test
    void saysWhatTheRawRowsSay() throws SQLException, IOException {
        var samples = System.getenv("TIEOUT_SAMPLES");
        assumeTrue(samples != null, "TIEOUT_SAMPLES is not set: the real pipeline is not tried");
        var folder = Path.of(Objects.requireNonNull(samples), "datasets");
        assumeTrue(Files.isDirectory(folder), () -> folder + " is not there: the real pipeline is not tried");
        try (var raw = database.connectAsOwner()) {
            copyRaw(raw, folder);
            sell(raw);

            assertThat(figures("sales?by=ALL")).containsExactlyEntriesOf(Map.of("", "10005534.00"));
            assertThat(figures("sales?by=PRODUCT")).isEqualTo(raw(raw, won("product")));
            assertThat(figures("sales?by=REPRESENTATIVE")).isEqualTo(raw(raw, won("sales_agent")));
            assertThat(figures("sales?by=TEAM")).isEqualTo(raw(raw, won("manager")));
            assertThat(figures("sales?by=REGION")).isEqualTo(raw(raw, won("regional_office")));
            assertThat(figures("sales?by=MONTH")).isEqualTo(raw(raw, won("substr(close_date, 1, 7)")));
            assertThat(figures("sales?by=CUSTOMER&limit=200")).isEqualTo(raw(raw, won("account")));
            assertThat(winRates("REPRESENTATIVE")).isEqualTo(raw(raw, winRate("sales_agent")));
            assertThat(winRates("REGION")).isEqualTo(raw(raw, winRate("regional_office")));
            assertThat(cycleDays()).isEqualTo(raw(raw, """
                    select '', round(avg(close_date::date - engage_date::date), 2)::text
                      from raw.deal where deal_stage = 'Won'
                    """));
            assertThat(engaged()).isEqualTo(raw(raw, """
                    select 'ENGAGING', count(*) || ' ' || count(*) filter (where deal_stage = 'Won') || ' '
                           || count(*) filter (where deal_stage = 'Lost')
                      from raw.deal where engage_date is not null
                    """));
            assertThat(lifts()).isEqualTo(raw(raw, """
                    with bought as (select account, product from raw.deal where deal_stage = 'Won' group by 1, 2)
                    select a.product || ' + ' || b.product,
                           trim_scale(round(count(*)::numeric * (select count(distinct account) from bought)
                               / (select count(*) from bought x where x.product = a.product)
                               / (select count(*) from bought y where y.product = b.product), 4))::text
                      from bought a join bought b using (account)
                     where a.product <> b.product
                     group by a.product, b.product
                    """));
            keepsToTheManagersOwn(raw);
        }
    }

    private void keepsToTheManagersOwn(Connection raw) throws SQLException {
        for (var manager : raw(raw, "select manager, max(manager_user::text) from raw.team group by 1")
                .entrySet()) {
            var bearer = TestTokens.bearer(UUID.fromString(manager.getValue()), sales.company, SALES_MANAGER);

            assertThat(figures(json(sales.get(bearer, "/api/v1/sales-reports/sales?by=REPRESENTATIVE" + SPAN))))
                    .isEqualTo(raw(
                            raw,
                            won("sales_agent")
                                    .replace("group by", "and manager = '" + manager.getKey() + "' group by")));
        }
    }

    private static void copyRaw(Connection raw, Path folder) throws SQLException, IOException {
        try (var statement = raw.createStatement()) {
            statement.execute("create schema raw");
            statement.execute("""
                    create table raw.pipeline (opportunity_id text, sales_agent text, product text, account text,
                        deal_stage text, engage_date text, close_date text, close_value text)
                    """);
            statement.execute("create table raw.team (sales_agent text, manager text, regional_office text)");
        }
        copy(raw, "raw.pipeline", folder.resolve("crm_sales_pipeline.csv"));
        copy(raw, "raw.team", folder.resolve("crm_sales_teams.csv"));
        try (var statement = raw.createStatement()) {
            statement.execute("""
                    alter table raw.team add column manager_user uuid, add column team_id uuid,
                        add column representative_id uuid default gen_random_uuid()
                    """);
            statement.execute("""
                    update raw.team set manager_user = m.manager_user, team_id = m.team_id
                      from (select manager, gen_random_uuid() as manager_user, gen_random_uuid() as team_id
                              from raw.team group by manager) m
                     where m.manager = raw.team.manager
                    """);
            statement.execute("""
                    create table raw.deal as
                    select gen_random_uuid() as deal_id, opportunity_id, p.sales_agent, manager, regional_office, account,
                           case product when 'GTXPro' then 'GTX Pro' else product end as product, deal_stage,
                           engage_date, close_date, close_value, representative_id
                      from raw.pipeline p
                      join raw.team using (sales_agent)
                    """);
            statement.execute("""
                    create table raw.customer as
                    select account, gen_random_uuid() as customer_id from raw.deal where account is not null group by account
                    """);
        }
    }

    private static void copy(Connection raw, String table, Path file) throws SQLException, IOException {
        try (Reader rows = Files.newBufferedReader(file)) {
            raw.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin with (format csv, header true)", rows);
        }
    }

    /// The rows as deals and orders of ours, as if they had been entered.
    private void sell(Connection raw) throws SQLException {
        var company = "'" + sales.company + "'::uuid";
        var somebody = "'" + Ids.next() + "'::uuid";
        try (var statement = raw.createStatement()) {
            statement.execute("insert into team (company_id, team_id, name) select distinct " + company
                    + ", team_id, manager from raw.team");
            statement.execute("""
                    insert into team_standing (company_id, team_id, change_no, from_date, region, manager_user_id, changed_at)
                    select distinct %s, team_id, 1, date '1900-01-01', regional_office, manager_user, now() from raw.team
                    """.formatted(company));
            statement.execute("insert into representative (company_id, representative_id, name) select " + company
                    + ", representative_id, sales_agent from raw.team");
            statement.execute("""
                    insert into team_membership (company_id, representative_id, change_no, from_date, team_id, changed_at)
                    select %s, representative_id, 1, date '1900-01-01', team_id, now() from raw.team
                    """.formatted(company));
            statement.execute("""
                    insert into customer_view (company_id, customer_id, name, customer_number, payment_term_days, version)
                    select %s, customer_id, account, account, 30, 1 from raw.customer
                    """.formatted(company));
            statement.execute("""
                    insert into deal (company_id, deal_id, external_number, customer_id, pipeline_code, stage, status,
                        representative_id, owner_user_id, product_code, value_minor, currency, opened_on, closed_on,
                        lost_reason, board_rank, last_activity_at, version, event_version)
                    select %s, d.deal_id, d.opportunity_id, c.customer_id, 'standard', 'ENGAGING',
                           case d.deal_stage when 'Won' then 'WON' when 'Lost' then 'LOST' else 'OPEN' end,
                           d.representative_id, %s, d.product, (d.close_value::numeric * 100)::bigint,
                           case when d.close_value is not null then 'USD' end, d.engage_date::date, d.close_date::date,
                           case d.deal_stage when 'Lost' then 'unknown' end, replace(d.deal_id::text, '-', '') || '8', now(),
                           2, 2
                      from raw.deal d
                      left join raw.customer c using (account)
                    """.formatted(company, somebody));
            statement.execute("""
                    insert into deal_stage_change (company_id, deal_id, version, from_stage, to_stage, changed_by, changed_at)
                    select %s, deal_id, 1, null, case when engage_date is null then 'PROSPECTING' else 'ENGAGING' end, %s,
                           coalesce(engage_date::date, date '2017-01-01')
                      from raw.deal
                    union all
                    select %s, deal_id, 2, 'ENGAGING', upper(deal_stage), %s, close_date::date
                      from raw.deal where close_date is not null
                    """.formatted(company, somebody, company, somebody));
            statement.execute("""
                    insert into sales_order (company_id, order_id, order_number, deal_id, customer_id, status, order_date,
                        payment_term_days, currency, price_mode, tax_method, rounding, net_minor, tax_minor, total_minor,
                        owner_user_id, version, confirmed_at)
                    select company_id, deal_id, external_number, deal_id, customer_id, 'CONFIRMED', closed_on, 30, currency,
                           'TAX_EXCLUSIVE', 'PER_LINE', 'HALF_UP', value_minor, 0, value_minor, owner_user_id, 2, closed_on
                      from deal where company_id = %s and status = 'WON'
                    """.formatted(company));
            statement.execute("""
                    insert into sales_order_line (company_id, order_id, line_id, line_no, product_code, description, quantity,
                        unit_price, discount_percent, tax_code, tax_rate_percent, net_minor, tax_minor)
                    select company_id, deal_id, deal_id, 1, product_code, product_code, 1, value_minor / 100, 0, 'NONE', 0,
                           value_minor, 0
                      from deal where company_id = %s and status = 'WON'
                    """.formatted(company));
        }
    }

    private static String won(String key) {
        return "select " + key
                + ", sum(close_value::numeric)::bigint || '.00' from raw.deal where deal_stage = 'Won' group by 1";
    }

    private static String winRate(String key) {
        return "select " + key + """
                , trim_scale(round(100.0 * count(*) filter (where deal_stage = 'Won')
                    / count(*) filter (where deal_stage in ('Won', 'Lost')), 2))::text
                  from raw.deal group by 1
                """;
    }

    private static Map<String, String> raw(Connection raw, String sql) throws SQLException {
        var rows = new TreeMap<String, String>();
        try (var statement = raw.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
        }
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private JsonNode report(String path) {
        return json(sales.get(ACCOUNTANT, "/api/v1/sales-reports/" + path + SPAN)
                .expectStatus()
                .isOk());
    }

    private Map<String, String> figures(String path) {
        return figures(report(path));
    }

    private static Map<String, String> figures(JsonNode report) {
        var figures = new TreeMap<String, String>();
        report.get("items")
                .forEach(item -> figures.put(
                        item.path("name").asString(item.get("key").asString()),
                        item.get("net").get("amount").asString()));
        return figures;
    }

    private Map<String, String> winRates(String by) {
        var rates = new TreeMap<String, String>();
        report("success?by=" + by)
                .forEach(row -> rates.put(row.get("name").asString(), plain(row.get("winRatePercent"))));
        return rates;
    }

    private Map<String, String> cycleDays() {
        return Map.of("", plain(report("success?by=ALL").get(0).get("averageCycleDays")));
    }

    private Map<String, String> engaged() {
        var stage = report("funnel?pipeline=standard").get(0);
        return Map.of(
                stage.get("stage").asString(), stage.get("entered") + " " + stage.get("won") + " " + stage.get("lost"));
    }

    private Map<String, String> lifts() {
        var lifts = new TreeMap<String, String>();
        report("cross-sell?fewestBuyers=1")
                .forEach(pair -> lifts.put(
                        pair.get("productCode").asString() + " + "
                                + pair.get("otherProductCode").asString(),
                        plain(pair.get("lift"))));
        return lifts;
    }

    private static String plain(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().toPlainString();
    }
}
