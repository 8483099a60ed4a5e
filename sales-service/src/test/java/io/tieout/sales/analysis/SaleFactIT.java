package io.tieout.sales.analysis;

import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.sales.SalesJourney.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.CreditNoteIssued;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/// What is kept of sales is what one would compute anew, whatever happened in between.
@ServiceTest
class SaleFactIT {

    /// As the reports computed it before it was kept.
    private static final String COMPUTED = """
            select o.company_id, o.order_id, l.line_id, o.order_date, o.deal_id, o.customer_id, o.owner_user_id,
                   l.product_code,
                   coalesce(c.representative_id, d.representative_id, r.representative_id) as representative_id,
                   m.team_id, s.region, d.source, o.currency,
                   l.quantity * coalesce(c.basis_points, 10000) / 10000 as quantity,
                   case when c.deal_id is null then l.net_minor
                        else (div(l.net_minor::numeric * c.upto, 10000)
                            - div(l.net_minor::numeric * (c.upto - c.basis_points), 10000))::bigint
                   end as net_minor,
                   o.confirmed_at, o.cancelled_at
              from sales_order o
              join sales_order_line l on l.company_id = o.company_id and l.order_id = o.order_id
              left join deal d on d.company_id = o.company_id and d.deal_id = o.deal_id
              left join (
                   select company_id, deal_id, representative_id, basis_points,
                          sum(basis_points) over (partition by company_id, deal_id order by representative_id) as upto
                     from deal_credit) c on c.company_id = o.company_id and c.deal_id = o.deal_id
              left join representative r on r.company_id = o.company_id and r.user_id = o.owner_user_id
              left join team_membership m
                on m.company_id = o.company_id
               and m.representative_id = coalesce(c.representative_id, d.representative_id, r.representative_id)
               and m.from_date <= o.order_date and (m.until_date is null or m.until_date > o.order_date)
              left join team_standing s
                on s.company_id = m.company_id and s.team_id = m.team_id
               and s.from_date <= o.order_date and (s.until_date is null or s.until_date > o.order_date)
             where o.confirmed_at is not null
            """;

    private static final String KEPT = """
            select company_id, order_id, line_id, order_date, deal_id, customer_id, owner_user_id, product_code,
                   representative_id, team_id, region, source, currency, quantity, net_minor, confirmed_at,
                   cancelled_at
              from sale_fact
            """;

    /// Rows that stand on one side only.
    private static final String DIFFERENCES = """
            select count(*) from (
                (select * from computed except all select * from kept)
                union all
                (select * from kept except all select * from computed)) differing
            """;

    /// By which orders are counted, and the column that marks one row of each order.
    private static final Map<String, String> MARKS = Map.of(
            "customer_id", "first_of_order",
            "product_code", "first_of_product",
            "representative_id", "first_of_representative",
            "team_id", "first_of_team",
            "region", "first_of_region");

    private static final int STEPS = 80;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 300;

    private final SalesJourney sales;
    private final EventProbe events;
    private final TestDatabase database;

    @Autowired
    SaleFactIT(RestTestClient client, EventProbe events, TestDatabase database) {
        this.sales = new SalesJourney(client, events);
        this.events = events;
        this.database = database;
    }

    @Test
    void keepsWhatWouldBeComputedThroughChangesOfAllKinds() throws SQLException {
        long seed = Ids.next().getLeastSignificantBits();
        var world = new World(new SplittableRandom(seed));
        try (var connection = database.connectAsOwner()) {
            for (int step = 0; step < STEPS; step++) {
                var done = world.change();
                assertAgrees(connection, "seed " + seed + ", step " + step + ": " + done);
            }
            assertThat(number(connection, "select count(*) from sale_fact where company_id = '" + sales.company + "'"))
                    .isPositive();
        }
    }

    @Test
    void keepsBothOfTwoChangesAtOnce() throws Exception {
        var dewi = representative("Dewi", team("East"), Ids.next());
        var budi = representative("Budi", team("West"), Ids.next());
        var customer = sales.aCustomer("Kunde");
        var deal = json(sales.post(SALES_MANAGER, "/api/v1/deals", "{\"representativeId\":\"%s\"}".formatted(dewi)))
                .get("dealId")
                .asString();
        var credit = """
                insert into deal_credit (company_id, deal_id, representative_id, basis_points)
                values ('%s', '%s', '%s', 10000)
                """.formatted(sales.company, deal, budi);
        var removal = "delete from deal_credit where deal_id = '" + deal + "'";
        var leaving = "update team_membership set until_date = '2026-05-01' where representative_id = '" + dewi + "'";
        var returning = """
                insert into team_membership (company_id, representative_id, change_no, from_date, team_id, changed_at)
                select company_id, representative_id, 2, until_date, team_id, now()
                  from team_membership where representative_id = '%s'
                """.formatted(dewi);

        atOnce(confirmation(order(customer, deal)), credit);
        atOnce(removal, confirmation(order(customer, deal)));
        atOnce(confirmation(order(customer, deal)), leaving);
        atOnce(returning, confirmation(order(customer, deal)));

        try (var connection = database.connectAsOwner()) {
            assertAgrees(connection, "two at once");
            assertThat(number(connection, "select count(*) from sale_fact where deal_id = '" + deal + "'"))
                    .isEqualTo(8);
        }
    }

    /// The second begins before the first one has ended, and ends after it.
    private void atOnce(String first, String second) throws Exception {
        try (var one = database.connectAsApp();
                var other = database.connectAsApp();
                var watching = database.connectAsOwner();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            one.setAutoCommit(false);
            execute(one, first);
            long pid = number(other, "select pg_backend_pid()");
            Future<?> waiting = threads.submit(() -> {
                execute(other, second);
                return true;
            });
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            number(watching, "select count(*) from pg_locks where not granted and pid = " + pid) == 1);
            one.commit();
            waiting.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void fillsWithWhatWasThereBefore() throws SQLException {
        var old = TestDatabase.create();
        migrate(old, "0180");
        try (var connection = old.connectAsOwner()) {
            for (var company : List.of(Ids.next(), Ids.next())) {
                execute(connection, OLD_SALES.replace(":company", "'" + company + "'::uuid"));
            }

            migrate(old, "latest");

            assertThat(differences(connection, "array(select distinct company_id from sales_order)"))
                    .isZero();
            assertThat(number(connection, "select count(*) from sale_fact")).isEqualTo(2 * 3);
            assertThat(number(connection, "select sum(net_minor) from sale_fact"))
                    .isEqualTo(2 * (10_001 + 500));
        }
    }

    private static final String OLD_SALES = """
            insert into team (company_id, team_id, name) values (:company, md5('t')::uuid, 'East');
            insert into team_standing (company_id, team_id, change_no, from_date, region, changed_at)
            values (:company, md5('t')::uuid, 1, '1900-01-01', 'East', now());
            insert into representative (company_id, representative_id, name, user_id)
            values (:company, md5('r1')::uuid, 'Dewi', md5('u')::uuid), (:company, md5('r2')::uuid, 'Budi', null);
            insert into team_membership (company_id, representative_id, change_no, from_date, team_id, changed_at)
            values (:company, md5('r1')::uuid, 1, '2026-02-01', md5('t')::uuid, now());
            insert into pipeline (company_id, pipeline_code, name, stages) values (:company, 'p', 'P', '{A,WON}');
            insert into pipeline_version (company_id, pipeline_code, version, defined_at) values (:company, 'p', 1, now());
            insert into deal (company_id, deal_id, pipeline_code, stage, status, owner_user_id, board_rank,
                last_activity_at, version, event_version, source)
            values (:company, md5('d')::uuid, 'p', 'A', 'OPEN', md5('u')::uuid, 'm', now(), 1, 1, 'fair');
            insert into deal_credit (company_id, deal_id, representative_id, basis_points)
            values (:company, md5('d')::uuid, md5('r1')::uuid, 3333), (:company, md5('d')::uuid, md5('r2')::uuid, 6667);
            insert into sales_order (company_id, order_id, order_number, deal_id, customer_id, status, order_date,
                payment_term_days, currency, price_mode, tax_method, rounding, net_minor, tax_minor, total_minor,
                owner_user_id, version, confirmed_at, cancelled_at, cancelled_on)
            select :company, md5(number)::uuid, number, deal, md5('c')::uuid, status, date '2026-02-03', 30, 'EUR',
                   'TAX_EXCLUSIVE', 'PER_LINE', 'HALF_UP', 1, 0, 1, md5('u')::uuid, 2, confirmed, cancelled,
                   cancelled::date
              from (values ('o1', md5('d')::uuid, 'CONFIRMED', now(), null),
                           ('o2', null, 'CANCELLED', now(), now()),
                           ('o3', null, 'HELD', null, null)) made (number, deal, status, confirmed, cancelled);
            insert into sales_order_line (company_id, order_id, line_id, line_no, product_code, description, quantity,
                unit_price, discount_percent, tax_code, tax_rate_percent, net_minor, tax_minor)
            select :company, md5(number)::uuid, md5('l' || number)::uuid, 1, 'P', 'P', 1, 1, 0, 'S', 0, net, 0
              from (values ('o1', 10001), ('o2', 500), ('o3', 7)) made (number, net);
            """;

    private static void migrate(TestDatabase database, String version) {
        Flyway.configure()
                .dataSource(database.url(), database.ownerRole(), TestDatabase.PASSWORD)
                .locations("classpath:db/platform", "classpath:db/migration")
                .outOfOrder(true)
                .placeholders(Map.of("appRole", database.appRole()))
                .target(version)
                .load()
                .migrate();
    }

    private void assertAgrees(Connection connection, String when) throws SQLException {
        var own = "array['" + sales.company + "'::uuid]";
        assertThat(differences(connection, own)).as(when).isZero();
        for (var mark : MARKS.entrySet()) {
            assertThat(number(connection, """
                            select count(*) from (
                                select 1 from sale_fact where company_id = any (%s) group by order_id, %s
                                having count(*) filter (where %s) <> 1) wrong
                            """.formatted(own, mark.getKey(), mark.getValue())))
                    .as(when + ", " + mark.getValue())
                    .isZero();
        }
    }

    private static long differences(Connection connection, String companies) throws SQLException {
        return number(
                connection,
                "with computed as (" + COMPUTED + " and o.company_id = any (" + companies + ")), kept as (" + KEPT
                        + " where company_id = any (" + companies + ")) " + DIFFERENCES);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String confirmation(String order) {
        return """
               update sales_order set status = 'CONFIRMED', order_number = '%s', order_date = '2026-05-10',
                      confirmed_at = now(), version = 2
                where order_id = '%s'
               """.formatted(order, order);
    }

    private String order(UUID customer, String deal) {
        return sales.anOrder(customer, UUID.fromString(deal)).get("orderId").asString();
    }

    private String team(String name) {
        return json(sales.post(OPERATOR, "/api/v1/teams", "{\"name\":\"%s\",\"region\":\"%s\"}".formatted(name, name))
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

    /// Customers, sellers, deals and orders, and what can become of them.
    private final class World {

        private final SplittableRandom random;
        private final List<UUID> customers = List.of(sales.aCustomer("Anton"), sales.aCustomer("Berta"));
        private final List<UUID> users = List.of(Ids.next(), Ids.next(), Ids.next(), Ids.next());
        private final List<UUID> unknownUsers = new ArrayList<>(users);
        private final List<String> teams = List.of(team("East"), team("West"));
        private final int[] teamChanges = {1, 1};
        private LocalDate lastTeamChange = FIRST_DAY;
        private final List<String> representatives = new ArrayList<>();
        private final List<Integer> representativeChanges = new ArrayList<>();
        private final List<String> deals = new ArrayList<>();
        private final List<String> orders = new ArrayList<>();

        World(SplittableRandom random) {
            this.random = random;
            addRepresentative();
            openDeal();
        }

        String change() {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> confirmOrder();
                case 4 -> cancelOrder();
                case 5 -> openDeal();
                case 6, 7, 8 -> changeDeal();
                case 9 -> closeDeal();
                case 10 -> moveRepresentative();
                default -> {
                    if (unknownUsers.isEmpty() || random.nextBoolean()) {
                        moveTeam();
                        return "team moved";
                    }
                    addRepresentative();
                }
            }
            return "changed";
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private LocalDate anyDay() {
            return FIRST_DAY.plusDays(random.nextInt(DAYS));
        }

        private void confirmOrder() {
            var bearer = TestTokens.bearer(any(users), sales.company, OPERATOR);
            var deal = random.nextInt(3) == 0 ? "null" : "\"" + any(deals) + "\"";
            var lines = new ArrayList<String>();
            for (int line = random.nextInt(1, 4); line > 0; line--) {
                lines.add("{\"productCode\":\"P%d\",\"description\":\"P\",\"quantity\":%d,\"unitPrice\":%d.%02d}"
                        .formatted(
                                random.nextInt(3), random.nextInt(1, 4), random.nextInt(100), random.nextInt(1, 100)));
            }
            var order = json(sales.post(
                                    bearer,
                                    "/api/v1/orders",
                                    null,
                                    "{\"customerId\":\"%s\",\"dealId\":%s,\"currency\":\"%s\",\"lines\":[%s]}"
                                            .formatted(
                                                    any(customers),
                                                    deal,
                                                    any(List.of("EUR", "USD")),
                                                    String.join(",", lines)))
                            .expectStatus()
                            .isCreated())
                    .get("orderId")
                    .asString();
            sales.post(
                            OPERATOR,
                            "/api/v1/orders/" + order + "/confirm",
                            "\"1\"",
                            "{\"orderDate\":\"" + anyDay() + "\"}")
                    .expectStatus()
                    .isOk();
            orders.add(order);
        }

        /// Once it was invoiced and credited in full, as the rules want it.
        private void cancelOrder() {
            if (orders.isEmpty()) {
                return;
            }
            var order = orders.remove(random.nextInt(orders.size()));
            var path = "/api/v1/orders/" + order;
            var total = json(sales.get(OPERATOR, path)).get("total");
            var amount = Money.parse(
                    total.get("amount").asString(), total.get("currency").asString());
            var nothing = amount.minus(amount);
            var invoice = Ids.next();
            events.tell(
                    LedgerEvents.INVOICE_ISSUED,
                    sales.company,
                    invoice,
                    1,
                    new InvoiceIssued(
                            invoice,
                            "INV-2026-000001",
                            null,
                            customers.getFirst(),
                            UUID.fromString(order),
                            null,
                            FIRST_DAY,
                            FIRST_DAY,
                            "RF18",
                            amount,
                            nothing,
                            amount,
                            amount,
                            false,
                            Ids.next()));
            var creditNote = Ids.next();
            events.tell(
                    LedgerEvents.CREDIT_NOTE_ISSUED,
                    sales.company,
                    creditNote,
                    1,
                    new CreditNoteIssued(
                            creditNote,
                            "CN-2026-000001",
                            customers.getFirst(),
                            invoice,
                            FIRST_DAY,
                            amount,
                            nothing,
                            amount,
                            amount,
                            Ids.next()));
            sales.post(OPERATOR, path + "/cancel", version(path), "{\"reason\":\"twice\"}")
                    .expectStatus()
                    .isOk();
        }

        private void openDeal() {
            deals.add(json(sales.post(OPERATOR, "/api/v1/deals", """
                                    {"customerId":"%s","source":"fair","value":{"amount":"5.00","currency":"EUR"}}
                                    """.formatted(any(customers)))
                            .expectStatus()
                            .isCreated())
                    .get("dealId")
                    .asString());
        }

        private void changeDeal() {
            var deal = any(deals);
            var change = random.nextInt(4) == 0
                    ? "{\"source\":\"web%d\"}".formatted(random.nextInt(9))
                    : random.nextBoolean()
                            ? "{\"representativeId\":\"%s\"}".formatted(any(representatives))
                            : "{\"credits\":[" + split() + "]}";
            sales.patch(OPERATOR, "/api/v1/deals/" + deal, version("/api/v1/deals/" + deal), change)
                    .expectStatus()
                    .isOk();
        }

        private String split() {
            var shares = new ArrayList<String>();
            int left = 10_000;
            for (var representative : representatives) {
                int points = representative.equals(representatives.getLast()) ? left : random.nextInt(1, left / 2);
                shares.add("{\"representativeId\":\"%s\",\"basisPoints\":%d}".formatted(representative, points));
                left -= points;
            }
            return random.nextInt(4) == 0 ? "" : String.join(",", shares);
        }

        private void closeDeal() {
            if (deals.size() > 1) {
                var deal = "/api/v1/deals/" + deals.removeFirst();
                sales.post(OPERATOR, deal + "/win", version(deal), "{\"closeDate\":\"" + anyDay() + "\"}");
            }
        }

        private void addRepresentative() {
            representatives.add(representative(
                    "R" + representatives.size(),
                    any(teams),
                    unknownUsers.isEmpty() ? Ids.next() : unknownUsers.removeLast()));
            representativeChanges.add(1);
        }

        /// Also to a day that is past: then sales that were made since move as well.
        private void moveRepresentative() {
            int index = random.nextInt(representatives.size());
            int version = representativeChanges.get(index);
            lastTeamChange = lastTeamChange.plusDays(random.nextInt(20));
            sales.post(
                            OPERATOR,
                            "/api/v1/representatives/" + representatives.get(index) + "/changes",
                            "\"" + version + "\"",
                            "{\"from\":\"%s\",\"teamId\":\"%s\"}".formatted(lastTeamChange, any(teams)))
                    .expectStatus()
                    .isOk();
            representativeChanges.set(index, version + 1);
        }

        private void moveTeam() {
            int index = random.nextInt(teams.size());
            lastTeamChange = lastTeamChange.plusDays(random.nextInt(20));
            sales.post(
                            OPERATOR,
                            "/api/v1/teams/" + teams.get(index) + "/changes",
                            "\"" + teamChanges[index] + "\"",
                            "{\"from\":\"%s\",\"region\":\"Region %d\"}".formatted(lastTeamChange, random.nextInt(3)))
                    .expectStatus()
                    .isOk();
            teamChanges[index]++;
        }

        private String version(String path) {
            return "\"" + json(sales.get(OPERATOR, path)).get("version").asLong() + "\"";
        }
    }
}
