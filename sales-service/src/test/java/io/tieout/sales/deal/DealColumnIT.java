package io.tieout.sales.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import io.tieout.sales.SalesJourney;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/// What is kept of the board's columns is what their deals come to, whatever happened in between.
@ServiceTest
class DealColumnIT {

    private static final int STEPS = 150;
    private static final int MANY = 1_200;

    private final SalesJourney sales;
    private final TestDatabase database;
    private final DealColumnCheck check;
    private final DealColumnService columns;

    @Autowired
    DealColumnIT(
            RestTestClient client,
            EventProbe events,
            TestDatabase database,
            DealColumnCheck check,
            DealColumnService columns) {
        this.sales = new SalesJourney(client, events);
        this.database = database;
        this.check = check;
        this.columns = columns;
    }

    @Test
    void holdWhatTheirDealsComeToThroughChangesOfAllKinds() throws SQLException {
        sales.aDeal(sales.aCustomer("Kunde"), "500.00");
        long seed = Ids.next().getLeastSignificantBits();
        var random = new SplittableRandom(seed);
        try (var connection = database.connectAsOwner()) {
            for (int step = 0; step < STEPS; step++) {
                var change = change(random);
                execute(connection, change);
                if (random.nextInt(10) == 0) {
                    columns.putTogether();
                }

                assertThat(check.violations(sales.company))
                        .as("seed %d, step %d: %s", seed, step, change)
                        .isEmpty();
            }
        }
    }

    @Test
    void becomeFewerAndStayTheSame() throws SQLException {
        sales.aDeal(sales.aCustomer("Kunde"), "500.00");
        try (var connection = database.connectAsOwner()) {
            execute(connection, copies(MANY));
            execute(connection, "update deal set stage = 'ENGAGING'" + ofCompany());
            assertThat(changes(connection)).isGreaterThan(2 * MANY);

            boolean more = true;
            while (more) {
                more = columns.putTogether();
            }

            assertThat(changes(connection)).isLessThan(DealColumnService.FEW);
            assertThat(check.violations(sales.company)).isEmpty();
        }
    }

    @Test
    void areFoundWhenTheyAreNotWhatTheirDealsComeTo() throws SQLException {
        sales.aDeal(sales.aCustomer("Kunde"), "500.00");
        try (var connection = database.connectAsOwner()) {
            execute(connection, "update deal_column_change set value_minor = value_minor + 1" + ofCompany());

            assertThat(check.violations(sales.company)).hasSize(1);

            // The books of this test must not look broken to others.
            execute(connection, "update deal_column_change set value_minor = value_minor - 1" + ofCompany());
        }
    }

    private String change(SplittableRandom random) {
        var some = ofCompany() + " and abs(hashtext(deal_id::text || " + random.nextInt() + ")) % 3 = 0";
        return switch (random.nextInt(8)) {
            case 0, 1 -> copies(1 + random.nextInt(4));
            case 2 -> "update deal set stage = '" + pick(random, "PROSPECTING", "ENGAGING") + "'" + some;
            case 3 -> "update deal set status = 'LOST', closed_on = '2026-03-31'" + some;
            case 4 -> "update deal set value_minor = null, currency = null" + some + " and status <> 'WON'";
            case 5 ->
                "update deal set value_minor = " + random.nextInt(1_000_000) + ", currency = '"
                        + pick(random, "EUR", "IDR", "CNY") + "'" + some;
            case 6 -> "update deal set probability_percent = " + pick(random, "null", "10", "55") + some;
            default ->
                "delete from deal" + some + " and not exists (select from deal_stage_change c"
                        + " where c.company_id = deal.company_id and c.deal_id = deal.deal_id)";
        };
    }

    private static String pick(SplittableRandom random, String... choices) {
        return List.of(choices).get(random.nextInt(choices.length));
    }

    /// Some more deals like one that is there.
    private String copies(int count) {
        return """
                insert into deal (company_id, deal_id, customer_id, pipeline_code, pipeline_version, stage, status,
                    owner_user_id, value_minor, currency, probability_percent, version, event_version, board_rank,
                    last_activity_at)
                select company_id, gen_random_uuid(), customer_id, pipeline_code, pipeline_version, stage, 'OPEN',
                       owner_user_id, value_minor, currency, probability_percent, 1, 1, board_rank, last_activity_at
                  from (select * from deal%s order by deal_id limit 1) one, generate_series(1, %d)
                """.formatted(ofCompany(), count);
    }

    private String ofCompany() {
        return " where company_id = '" + sales.company + "'";
    }

    private long changes(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from deal_column_change" + ofCompany())) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
