package io.tieout.reconciliation.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.PaymentReversed;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Answer;
import io.tieout.reconciliation.MatchingScene.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class InsightIT {

    private static final String REPORT = "/api/v1/reconciliation-report";
    private static final String MONITOR = "/api/v1/reconciliation-monitor";
    private static final String TASKS = "/api/v1/reconciliation-tasks";
    private static final String MARCH = "?from=2026-03-01&asOf=2026-03-31";

    private final int port;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final LateTaskJob job;
    private final Clock clock;
    private final MatchingScene scene;
    private final Person ann;
    private final Person auditor;
    private final Person stranger;

    InsightIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired LateTaskJob job,
            @Autowired Clock clock,
            @LocalServerPort int port) {
        this.port = port;
        this.probe = probe;
        this.jdbc = jdbc;
        this.job = job;
        this.clock = clock;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.ann = scene.person("ann", Role.ACCOUNTANT);
        this.auditor = scene.person("dora", Role.AUDITOR);
        this.stranger = scene.stranger(Role.ACCOUNTANT);
    }

    @Test
    void reportsWhatBecameOfTheLinesAndShowsThem() {
        scene.invoice("INV-2026-000101", "50.00");
        var straight = scene.receive("50.00", "LINDNER WEBEREI", "INV-2026-000101");
        var match = scene.awaitMatch(straight);
        scene.applied(match, straight);
        var earlier = ann.get("/api/v1/matches/" + match).at("/answeredAt");

        var paidByHand = scene.invoice("INV-2026-000102", "33.00");
        var byPerson = scene.receive("33.00", "NOBODY KNOWN", "");
        var handMatch = ann.match(byPerson, paidByHand, "33.00");
        scene.applied(handMatch, byPerson);
        scene.invoice("INV-2026-000103", "71.00");
        var touched = scene.receive("71.00", "LINDNER WEBEREI", "INV-2026-000103");
        ann.post("/api/v1/bank-lines/" + touched + "/comments", "{\"text\":\"looks odd\"}");
        scene.applied(scene.awaitMatch(touched), touched);
        var unexplained = scene.receive("12.34", "NOBODY KNOWN", "");
        scene.awaitProposal(unexplained);
        count(LocalDate.of(2026, 3, 16), 9, "90.00");
        count(LocalDate.of(2026, 3, 20), 2, "45.67");

        var report = auditor.get(REPORT + MARCH);
        assertThat(report.at("/totals/0/lines") + " " + report.at("/totals/0/explained"))
                .isEqualTo("4 3");
        assertThat(report.body().at("/totals/0/matchPercent").decimalValue()).isEqualByComparingTo("75");
        assertThat(report.body().at("/totals/0/straightThroughPercent").decimalValue())
                .isEqualByComparingTo("25");
        assertThat(report.at("/totals/0/unexplained/amount")).isEqualTo("12.34");
        assertThat(report.at("/periods/0/firstDay") + report.at("/periods/0/matching/0/byPerson"))
                .isEqualTo("2026-03-011");
        assertThat(report.at("/periods/0/discrepancies/day")).isEqualTo("2026-03-20");
        assertThat(report.at("/periods/0/discrepancies/buckets/0/amountAtRisk/amount"))
                .isEqualTo("45.67");
        assertThat(report.at("/definitions/straightThroughPercent")).contains("without a person");
        var days = ann.get(REPORT + MARCH + "&step=DAY");
        assertThat(days.body().at("/periods").size()).isEqualTo(2);
        assertThat(days.at("/periods/1/firstDay")).isEqualTo("2026-03-20");

        // As it was known when only the first line had come; and long before.
        var before = ann.get(REPORT + MARCH + "&knownAt=" + earlier);
        assertThat(before.at("/totals/0/lines") + " " + before.at("/totals/0/straightThrough"))
                .isEqualTo("1 1");
        assertThat(ann.get(REPORT + MARCH + "&knownAt=2020-01-01")
                        .body()
                        .at("/totals")
                        .size())
                .isZero();
        assertThat(stranger.get(REPORT + MARCH).body().at("/totals").size()).isZero();

        assertThat(lines("STRAIGHT_THROUGH")).containsExactly(straight);
        assertThat(lines("BY_PERSON")).containsExactly(byPerson);
        assertThat(lines("AUTOMATIC")).containsExactly(touched);
        assertThat(lines("UNEXPLAINED")).containsExactly(unexplained);
        var first = ann.get(REPORT + "/lines" + MARCH + "&limit=3");
        assertThat(first.body().at("/items").size()).isEqualTo(3);
        assertThat(ann.list(REPORT + "/lines" + MARCH + "&limit=3&cursor=" + first.at("/next")))
                .hasSize(1);

        var open = ann.get(REPORT).body().at("/openDiscrepancies/0");
        assertThat(open.at("/discrepancies").asInt()).isEqualTo(1);
        assertThat(open.at("/amountAtRisk/amount").asString()).isEqualTo("12.34");
        assertThat(open.at("/totalAgeDays").asInt()).isZero();
    }

    @Test
    void countsWhatWasFoundWrongAfterItsPeriodWasClosed() {
        var late = explained("INV-2026-000201", "50.00");
        var soon = explained("INV-2026-000202", "60.00");
        var old = explained("INV-2026-000203", "70.00");
        var stays = explained("INV-2026-000204", "80.00");
        undo(late, true);
        undo(soon, false);
        undo(old, null);

        var report = auditor.get(REPORT + MARCH);

        assertThat(report.body().at("/errorsAfterClose").size()).isEqualTo(1);
        assertThat(report.at("/errorsAfterClose/0/matches") + " " + report.at("/errorsAfterClose/0/amount/amount"))
                .isEqualTo("1 50.00");
        assertThat(report.at("/errorsAfterClose/0/undoneBy")).isEqualTo(ann.id.toString());
        assertThat(report.at("/definitions/errorsAfterClose")).contains("after the period");
        var list = REPORT + "/errors-after-close";
        var shown = auditor.list(list + MARCH + "&undoneBy=" + ann.id);
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().at("/matchId").asString()).isEqualTo(late.toString());
        assertThat(shown.getFirst().at("/undoneBy").asString()).isEqualTo(ann.id.toString());
        assertThat(shown.getFirst().at("/reason").asString()).isEqualTo("Another customer's");
        assertThat(shown.getFirst().at("/reversalDate").asString()).isEqualTo("2026-04-02");
        assertThat(shown.getFirst().has("againBy")).isFalse();
        assertThat(auditor.list(list + MARCH + "&undoneBy=" + auditor.id)).isEmpty();
        assertThat(auditor.list(list + "?from=2026-04-01&asOf=2026-04-30")).isEmpty();
        assertThat(stranger.list(list + MARCH)).isEmpty();
        assertThat(scene.person("sam", Role.SALES_REPRESENTATIVE).get(list).told())
                .isEqualTo("403 access-denied");
        assertThat(scene.status(stays)).isEqualTo("POSTED");
        assertThat(auditor.get(REPORT + MARCH + "&knownAt=2020-01-01")
                        .body()
                        .at("/errorsAfterClose")
                        .size())
                .isZero();
    }

    private UUID explained(String number, String amount) {
        scene.invoice(number, amount);
        var line = scene.receive(amount, "LINDNER WEBEREI", number);
        var match = scene.awaitMatch(line);
        scene.applied(match, line);
        return match;
    }

    private void undo(UUID match, @Nullable Boolean periodClosed) {
        var line = UUID.fromString(ann.get("/api/v1/matches/" + match).at("/lineId"));
        ann.post("/api/v1/matches/" + match + "/undo", "{\"reason\":\"Another customer's\"}");
        probe.publish(
                LedgerEvents.PAYMENT_REVERSED,
                scene.company,
                match,
                2,
                new PaymentReversed(match, line, Ids.next(), LocalDate.of(2026, 4, 2), periodClosed));
        scene.awaitStatus(match, "UNDONE");
    }

    @Test
    void showsAndStreamsHowFarTheWorkIsBehind() throws IOException, InterruptedException {
        assertThat(ann.get(MONITOR).body().has("lastStatementAt")).isFalse();
        scene.invoice("INV-2026-000104", "50.00");
        scene.awaitMatch(scene.receive("50.00", "LINDNER WEBEREI", "INV-2026-000104"));

        var seen = ann.get(MONITOR);
        assertThat(seen.at("/answers/count") + seen.at("/posting/count") + seen.at("/people/count"))
                .isEqualTo("100");
        assertThat(seen.at("/answers/since")).isNotEmpty();
        assertThat(seen.body().at("/lagSeconds").asLong()).isNotNegative();
        assertThat(seen.body().at("/secondsSinceStatement").asLong()).isNotNegative();

        try (var stream = open(ann)) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.line()).isEqualTo("event: monitor");
            assertThat(stream.line()).startsWith("data: {").contains("\"lagSeconds\"", "\"lastStatementAt\"");
            assertThat(stream.line()).isEmpty();
        }
        try (var refused = open(scene.person("eve", Role.SALES_REPRESENTATIVE))) {
            assertThat(refused.status()).isEqualTo(403);
        }
    }

    @Test
    void keepsEachPersonToAFewStreams() throws IOException, InterruptedException {
        try (var first = open(ann);
                var second = open(ann);
                var third = open(ann);
                var fourth = open(ann);
                var fifth = open(ann);
                var others = open(auditor)) {
            for (var stream : List.of(first, second, third, fourth, others)) {
                assertThat(stream.status()).isEqualTo(200);
            }
            assertThat(fifth.status()).isEqualTo(429);
            assertThat(fifth.line()).contains("\"too-many-streams\"", "A person has at most 4");
        }
    }

    @Test
    void saysWhatIsToBeDoneAndWhatIsLate() {
        scene.awaitProposal(scene.receive("12.34", "NOBODY KNOWN", ""));

        var tasks = auditor.get(TASKS);
        assertThat(kinds(tasks))
                .containsExactly("IMPORT_STATEMENT", "SIGN_BANK_RECONCILIATION", "RESOLVE_DISCREPANCIES");
        assertThat(tasks.at("/late")).isEqualTo("2");
        assertThat(tasks.at("/tasks/0/dueDate") + " " + tasks.at("/tasks/1/dueDate"))
                .isEqualTo("2026-01-06 2026-02-10");
        assertThat(tasks.body().at("/tasks/2/daysLate").asLong()).isZero();

        var today = LocalDate.now(clock);
        jdbc.sql("update bank_statement set closing_date = :today where company_id = :company")
                .param("today", today)
                .param("company", scene.company)
                .update();
        job.run();

        var fresh = auditor.get(TASKS);
        assertThat(kinds(fresh)).contains("IMPORT_STATEMENT");
        assertThat(fresh.at("/late")).isEqualTo("1");
        assertThat(kinds(stranger.get(TASKS))).isEmpty();
    }

    @Test
    void isRefusedWhereItMakesNoSense() {
        assertThat(ann.get(REPORT + "?from=2026-03-31&asOf=2026-03-01").told()).isEqualTo("422 report-range-unfit");
        assertThat(ann.get(REPORT + "/lines?from=2025-03-31&asOf=2026-04-01").errors())
                .containsExactly("from");
        assertThat(ann.get(REPORT + "?knownAt=soon").told()).isEqualTo("400 invalid-known-at");
        var support = scene.person("sam", Role.SUPPORT);
        for (var path : List.of(REPORT, REPORT + "/lines", MONITOR, TASKS)) {
            assertThat(support.get(path).told()).isEqualTo("403 access-denied");
        }
    }

    private List<UUID> lines(String outcome) {
        return ann.list(REPORT + "/lines" + MARCH + "&outcome=" + outcome).stream()
                .map(line -> UUID.fromString(line.at("/lineId").asString()))
                .toList();
    }

    private static List<String> kinds(Answer tasks) {
        return tasks.body().at("/tasks").values().stream()
                .map(task -> task.at("/kind").asString())
                .toList();
    }

    private void count(LocalDate day, int discrepancies, String amount) {
        jdbc.sql("""
                        with first as (
                            insert into discrepancy_ageing_day (company_id, day, taken_at) values (:company, :day, now())
                        )
                        insert into discrepancy_ageing (company_id, day, kind, currency, bucket, discrepancies, overdue,
                            amount_minor)
                        values (:company, :day, 'UNKNOWN_MONEY', 'EUR', 'DAYS_0_7', :count, 0, :amount)
                        """)
                .param("company", scene.company)
                .param("day", day)
                .param("count", discrepancies)
                .param("amount", MatchingScene.eur(amount).minorUnits())
                .update();
    }

    private Stream open(Person person) throws IOException, InterruptedException {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(30))
                .build();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + MONITOR + "/stream"))
                .timeout(MatchingScene.LIMIT)
                .header("Authorization", person.token)
                .header("Accept", "text/event-stream")
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        return new Stream(
                response.statusCode(),
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    private record Stream(int status, BufferedReader reader) implements AutoCloseable {

        String line() throws IOException {
            var line = reader.readLine();
            return line == null ? "" : line;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
