package io.tieout.reconciliation.discrepancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Answer;
import io.tieout.reconciliation.MatchingScene.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class DiscrepancyIT {

    private static final String PATH = "/api/v1/discrepancies";
    private static final String POLICY = "/api/v1/discrepancy-policy";

    private final MatchingScene scene;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final FollowUpJob job;
    private final Clock clock;
    private final Person ann;
    private final Person ben;
    private final Person auditor;

    DiscrepancyIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired FollowUpJob job,
            @Autowired Clock clock) {
        this.probe = probe;
        this.jdbc = jdbc;
        this.job = job;
        this.clock = clock;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.ann = scene.person("ann", Role.ACCOUNTANT);
        this.ben = scene.person("ben", Role.ACCOUNTANT);
        this.auditor = scene.person("dora", Role.AUDITOR);
    }

    @Test
    void missesPaymentsOnceAndNoLongerWhenSomethingComes() {
        var nothing = scene.invoice("INV-2026-000007", "70.00");
        var whole = scene.invoice("INV-2026-000008", "80.00");
        var resolved = scene.invoice("INV-2026-000010", "60.00");
        var awaited = scene.invoice("INV-2026-000009", "90.00");
        scene.awaitProposal(scene.receive("45.00", "LINDNER WEBEREI", "INV-2026-000009"));
        jdbc.sql("""
                        insert into open_item (company_id, invoice_id, customer_id, number, invoice_date, due_date,
                            payment_reference, currency, total_minor, open_minor, disputed, longest_number, version, has_events)
                        select company_id, gen_random_uuid(), customer_id, 'INV-2026-000099', current_date, current_date - 3,
                            '', currency, 100, 100, false, 3, 1, true
                        from open_item where company_id = :company and invoice_id = :invoice
                        """).param("company", scene.company).param("invoice", nothing).update();

        job.follow(scene.company);
        job.follow(scene.company);

        assertThat(subjects("MISSING_PAYMENT", "OPEN"))
                .as("neither what a line names nor what is in its days of grace")
                .containsExactlyInAnyOrder(nothing, whole, resolved)
                .doesNotContain(awaited);
        var one = ann.get(PATH + "?subjectId=" + whole).body().at("/items/0");
        assertThat(one.at("/subjectType").asString() + one.at("/dueDate").asString())
                .isEqualTo("OPEN_ITEM" + LocalDate.now(clock).plusDays(14));
        assertThat(ann.post(
                                path(ann.get(PATH + "?subjectId=" + resolved)) + "/resolve",
                                "{\"causeCode\":\"ACCEPTED\",\"comment\":\"paid in kind\"}")
                        .told())
                .isEqualTo("200");

        scene.paid(whole, 2, "80.00", null);
        scene.keptBack(nothing, 2, "20.00", "50.00");
        job.follow(scene.company);

        assertThat(subjects("MISSING_PAYMENT", "OPEN")).isEmpty();
        assertThat(subjects("MISSING_PAYMENT", "CLOSED")).containsExactlyInAnyOrder(nothing, whole);
        assertThat(subjects("MISSING_PAYMENT", "RESOLVED")).containsExactly(resolved);
    }

    @Test
    void hasAnOwnerADeadlineAndRemindersThatAreToldOnce() {
        var policy = ann.get(POLICY);
        assertThat(policy.at("/standard") + policy.at("/dueDays/UNKNOWN_MONEY")).isEqualTo("true5");
        assertThat(ann.patch(POLICY, "{\"graceDays\":4}", null).told()).isEqualTo("428 if-match-required");
        assertThat(ann.patch(POLICY, "{\"reminderDays\":[5,2]}", policy.tag()).told())
                .isEqualTo("422 discrepancy-policy-unfit");
        var changed = ann.patch(POLICY, "{\"dueDays\":{\"UNKNOWN_MONEY\":9},\"reminderDays\":[2,5,40]}", policy.tag());
        assertThat(changed.told() + changed.at("/dueDays/UNKNOWN_MONEY") + changed.at("/graceDays"))
                .isEqualTo("20093");
        assertThat(ann.patch(POLICY, "{\"graceDays\":4}", policy.tag()).told()).isEqualTo("412 stale-version");
        assertThat(auditor.patch(POLICY, "{\"graceDays\":4}", changed.tag()).status())
                .isEqualTo(403);

        var line = scene.receive("12.34", "NOBODY KNOWN", "");
        scene.awaitProposal(line);
        var found = ann.get(PATH + "?lineId=" + line);
        var path = path(found);
        assertThat(found.at("/items/0/dueDate"))
                .isEqualTo(LocalDate.now(clock).plusDays(9).toString());

        var taken = ann.post(path + "/assign", "{}");
        assertThat(taken.told() + taken.at("/ownerId")).isEqualTo("200" + ann.id);
        var late = ben.post(path + "/assign", "{}");
        assertThat(late.told() + " " + late.at("/ownerId")).isEqualTo("409 discrepancy-taken " + ann.id);
        assertThat(ben.post(path + "/release", "{}").told()).isEqualTo("409 discrepancy-taken");
        assertThat(ben.post(path + "/assign", "{}", "\"0\"").told()).isEqualTo("412 stale-version");
        assertThat(ben.post(path + "/assign", "{\"note\":\"my customer\"}", taken.tag())
                        .at("/ownerId"))
                .isEqualTo(ben.id.toString());
        assertThat(ben.post(path + "/comments", "{\"text\":\"asked the bank\"}").told())
                .isEqualTo("200");
        assertThat(size(ben.get(PATH + "?owner=mine"))).isEqualTo(1);
        assertThat(size(ann.get(PATH + "?owner=mine"))).isZero();
        assertThat(size(ann.get(PATH + "?owner=none"))).isZero();
        assertThat(ann.get(PATH + "?owner=x").told()).isEqualTo("400 invalid-owner");
        assertThat(size(ann.get(PATH + "?currency=EUR&minAgeDays=0"))).isEqualTo(1);
        assertThat(size(ann.get(PATH + "?currency=USD"))).isZero();
        assertThat(size(ann.get(PATH + "?minAgeDays=1"))).isZero();

        // Found again, it is the same one, with its owner.
        scene.invoice("INV-2026-000017", "12.34");
        await().atMost(MatchingScene.LIMIT)
                .until(() -> scene.count("select count(*) from match_request where company_id = :company") == 0);
        assertThat(ann.get(path).at("/ownerId")).isEqualTo(ben.id.toString());

        job.follow(scene.company);
        assertThat(reminders(path)).isEmpty();
        jdbc.sql("update discrepancy set due_date = due_date - 15 where company_id = :company")
                .param("company", scene.company)
                .update();
        assertThat(size(ann.get(PATH + "?kind=UNKNOWN_MONEY&dueBefore=" + LocalDate.now(clock))))
                .isEqualTo(1);
        job.follow(scene.company);
        job.follow(scene.company);
        assertThat(reminders(path)).containsExactly(1, 2);
        assertThat(ann.get(path).at("/overdue") + ann.get(path).at("/reminders"))
                .isEqualTo("true2");

        assertThat(ben.post(path + "/release", "{}").told()).isEqualTo("200");
        assertThat(ann.post(path + "/resolve", "{\"comment\":\"no cause\"}").status())
                .isIn(400, 422);
        assertThat(ann.post(path + "/resolve", "{\"causeCode\":\"OTHER\",\"comment\":\"a gift\"}")
                        .at("/status"))
                .isEqualTo("RESOLVED");
        assertThat(ann.post(path + "/assign", "{}").told()).isEqualTo("409 discrepancy-not-open");
        var history = ann.get(path + "/history").body().at("/items").values().stream()
                .map(entry ->
                        entry.at("/kind").asString() + " " + entry.at("/note").asString())
                .toList();
        assertThat(history)
                .startsWith("ASSIGNED ", "ASSIGNED my customer", "COMMENTED asked the bank")
                .endsWith("RELEASED ", "RESOLVED OTHER: a gift")
                .filteredOn(entry -> entry.startsWith("REMINDED"))
                .hasSize(2);
        assertThat(Stream.of("/assign", "/release", "/comments", "/resolve")
                        .map(action -> auditor.post(path + action, "{}").status()))
                .containsOnly(403);
        assertThat(auditor.get(path + "/history").status()).isEqualTo(200);
        assertThat(ann.get(PATH + "/" + Ids.next() + "/history").told()).isEqualTo("404 discrepancy-not-found");
    }

    @Test
    void countsEachDayOnceByAge() {
        var today = LocalDate.now(clock);
        scene.invoice("INV-2026-000041", "70.00");
        scene.invoice("INV-2026-000042", "30.00");
        scene.awaitProposal(scene.receive("-12.00", "NOBODY KNOWN", ""));
        // The first count of the day is after what it finds.
        job.follow(scene.company);
        jdbc.sql("update discrepancy set opened_at = opened_at - interval '40 days' where company_id = :company")
                .param("company", scene.company)
                .update();
        job.follow(scene.company);

        var range = "?from=" + today.minusDays(1) + "&to=" + today;
        var ageing = auditor.get("/api/v1/discrepancy-ageing" + range);
        assertThat(ageing.body().at("/days").size()).isEqualTo(1);
        assertThat(ageing.at("/days/0/day")).isEqualTo(today.toString());
        assertThat(counted(ageing))
                .isEqualTo(Map.of("MISSING_PAYMENT DAYS_0_7", "2 0 100.00", "UNKNOWN_MONEY DAYS_0_7", "1 0 12.00"));

        // Another day.
        jdbc.sql("insert into discrepancy_ageing_day values (:company, :day, now())")
                .param("company", scene.company)
                .param("day", today.minusDays(1))
                .update();
        assertThat(auditor.get("/api/v1/discrepancy-ageing" + range)
                        .body()
                        .at("/days/0/rows")
                        .size())
                .isZero();
        assertThat(ann.get("/api/v1/discrepancy-ageing?from=" + today + "&to=" + today.minusDays(1))
                        .told())
                .isEqualTo("422 ageing-range-unfit");
        assertThat(ann.get("/api/v1/discrepancy-ageing?from=2020-01-01&to=2021-01-01")
                        .told())
                .isEqualTo("422 ageing-range-unfit");
    }

    private static Map<String, String> counted(Answer ageing) {
        var counted = new TreeMap<String, String>();
        ageing.body()
                .at("/days/0/rows")
                .values()
                .forEach(row -> counted.put(
                        row.at("/kind").asString() + " " + row.at("/bucket").asString(),
                        row.at("/discrepancies").asInt() + " "
                                + row.at("/overdue").asInt() + " "
                                + row.at("/amount/amount").asString()));
        return counted;
    }

    private List<Integer> reminders(String path) {
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        return probe.published(ReconciliationEvents.DISCREPANCY_OVERDUE, id).stream()
                .map(event -> event.payload().level())
                .toList();
    }

    private List<UUID> subjects(String kind, String status) {
        return ann.get(PATH + "?kind=" + kind + "&status=" + status).body().at("/items").values().stream()
                .map(item -> UUID.fromString(item.at("/subjectId").asString()))
                .toList();
    }

    private static int size(Answer answer) {
        assertThat(answer.told()).isEqualTo("200");
        return answer.body().at("/items").size();
    }

    private static String path(Answer found) {
        return PATH + "/" + found.at("/items/0/discrepancyId");
    }
}
