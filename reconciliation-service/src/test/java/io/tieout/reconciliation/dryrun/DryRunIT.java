package io.tieout.reconciliation.dryrun;

import static io.tieout.reconciliation.MatchingScene.DAY;
import static io.tieout.reconciliation.MatchingScene.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.EarlyPayment;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Answer;
import io.tieout.reconciliation.MatchingScene.Person;
import io.tieout.reconciliation.matching.Policy;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class DryRunIT {

    private static final String RULES = "/api/v1/matching-rules";
    private static final String RUNS = RULES + "/dry-runs";
    private static final String MARCH = "{\"from\":\"2026-03-01\",\"to\":\"2026-03-31\"}";

    private final MatchingScene scene;
    private final DryRunService runs;
    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;
    private final Person ann;

    DryRunIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired DryRunService runs,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.runs = runs;
        this.jdbc = jdbc;
        this.checks = checks;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.ann = scene.person("ann", Role.ACCOUNTANT);
    }

    /// The same input and the same version give the same answer, whatever became of the items since; and other rules
    /// show what they change.
    @Test
    void givesTheStoredAnswersAgainAndShowsWhatOtherRulesChange() {
        var numbered = scene.invoice("INV-2026-000301", "42.00");
        var byNumber = scene.receive("42.00", "LINDNER WEBEREI", "INV-2026-000301");
        paid(byNumber, numbered, "42.00");
        var alone = scene.invoice("INV-2026-000302", "43.00");
        var byPayer = scene.receive("43.00", "LINDNER WEBEREI", "");
        paid(byPayer, alone, "43.00");
        var undone = scene.invoice("INV-2026-000303", "44.00");
        var takenBack = scene.receive("44.00", "LINDNER WEBEREI", "INV-2026-000303");
        takenBack(takenBack, undone, "44.00");
        var creditedLater = scene.invoice("INV-2026-000304", "30.00");
        var part = scene.receive("29.00", "LINDNER WEBEREI", "INV-2026-000304");
        scene.awaitProposal(part);
        var fee = scene.receive("-9.90", "", "Kontoführung 03/26");
        scene.awaitMatch(fee);
        var person = scene.invoice("INV-2026-000305", "15.00");
        var byPerson = scene.receive(DAY, "15.00", "SOMEBODY", "thanks", "ACMT-MGMT");
        scene.awaitProposal(byPerson);
        assertThat(ann.post("/api/v1/matches", """
                        {"lineId":"%s","allocations":[{"invoiceId":"%s","amount":{"amount":"15.00","currency":"EUR"}}]}""".formatted(byPerson, person)).told())
                .isEqualTo("201");
        await().atMost(LIMIT)
                .until(() -> scene.count("select count(*) from match_request where company_id = :company") == 0);
        // A credit note settled it later: when the line was looked at last, it was open.
        scene.paid(creditedLater, 2, "30.00", null);
        var untouched = state();

        var replay = finished(ann.post(RUNS, MARCH));
        assertThat(replay.at("/state") + replay.at("/linesDone") + "/" + replay.at("/linesTotal"))
                .isEqualTo("DONE6/6");
        assertThat(counts(replay))
                .containsExactly(
                        "AUTOMATIC > AUTOMATIC 2",
                        "BY_PERSON > SUGGESTED 1",
                        "NOT_RECEIVABLE > NOT_RECEIVABLE 1",
                        "SUGGESTED > SUGGESTED 2");
        assertThat(replay.at("/differences") + replay.at("/notReproduced") + replay.at("/againstPeople"))
                .isEqualTo("000");
        assertThat(replay.body().at("/notReconstructed").size()).isPositive();

        var draft = ann.post(RULES, """
                {"reason":"less alone","ownMarks":{"codes":{"MGMT":"BANK_FEE"},"words":[]},
                 "automaticFor":["OWN_ACCOUNT","BANK_CODE","RETURN","COLLECTIVE","REFERENCE","INVOICE_NUMBER",
                    "FOLDED_NUMBER","ORDER"]}""");
        var changed = finished(ann.post(RULES + "/" + draft.at("/matchingRulesId") + "/dry-runs", MARCH));
        assertThat(counts(changed))
                .containsExactly(
                        "AUTOMATIC > AUTOMATIC 1",
                        "AUTOMATIC > SUGGESTED 1",
                        "BY_PERSON > NOT_RECEIVABLE 1",
                        "NOT_RECEIVABLE > SUGGESTED 1",
                        "SUGGESTED > SUGGESTED 2");
        assertThat(changed.at("/differences") + changed.at("/notReproduced") + changed.at("/againstPeople"))
                .isEqualTo("301");
        assertThat(changed.at("/ruleVersion")).endsWith("+1");

        var pages = RUNS + "/" + changed.at("/dryRunId") + "/differences";
        var first = ann.get(pages + "?limit=2");
        assertThat(first.at("/items/0/lineId")).isEqualTo(byPayer.toString());
        assertThat(first.at("/items/0/stored/explanations/0/allocations/0/invoiceNumber"))
                .isEqualTo("INV-2026-000302");
        assertThat(first.at("/items/0/decided/verdict")).isEqualTo("SUGGESTED");
        assertThat(first.at("/items/0/decided/explanations/0/allocations/0/invoiceNumber"))
                .isEqualTo("INV-2026-000302");
        assertThat(first.body().at("/items/0/decided/evidence").toString())
                .contains("leave PAYER_AND_AMOUNT to people");
        assertThat(first.body().at("/items/0/reproduced").asBoolean()).isTrue();
        assertThat(first.at("/items/1/lineId")).isEqualTo(fee.toString());
        var second = ann.get(pages + "?limit=2&cursor=" + first.at("/next"));
        assertThat(second.at("/items/0/decided/classification")).isEqualTo("BANK_FEE");
        assertThat(second.body().at("/items/0/reproduced").isBoolean()).isFalse();
        assertThat(ann.get(pages + "?after=SUGGESTED").body().at("/items").size())
                .isEqualTo(2);

        assertThat(state()).isEqualTo(untouched);
        assertThat(ann.get(RUNS).body().at("/items").values().stream()
                        .map(run -> run.at("/dryRunId").asString()))
                .containsExactly(changed.at("/dryRunId"), replay.at("/dryRunId"));
        assertEverythingHolds();
    }

    /// What documents of our own took beside a payment, and what a return opened again, is unwound with it.
    @Test
    void givesAnswersAgainOverWhatWasKeptBackAndWhatWentBack() {
        var discounted = scene.invoice("INV-2026-000311", "300.00", new EarlyPayment(new BigDecimal("3"), 14));
        var early = scene.receive("291.00", "LINDNER WEBEREI", "INV-2026-000311");
        var match = scene.awaitMatch(early);
        scene.applied(match, early);
        scene.keptBack(discounted, 2, "9.00", "291.00");
        scene.paid(discounted, 3, "291.00", match);
        var collected = scene.invoice("INV-2026-000312", "80.00");
        scene.paid(collected, 2, "80.00", null);
        var goesBack = scene.receive("-80.00", "LINDNER WEBEREI", "RETURNED INV-2026-000312");
        var returned = scene.awaitMatch(goesBack);
        scene.applied(returned, goesBack);
        scene.reopened(returned, collected, 3, "80.00");
        scene.invoice("INV-2026-000313", "10.00");
        var neverPaid = scene.receive("-10.00", "LINDNER WEBEREI", "RETURNED INV-2026-000313");
        scene.awaitProposal(neverPaid);
        await().atMost(LIMIT)
                .until(() -> scene.count("select count(*) from match_request where company_id = :company") == 0);

        var replay = finished(ann.post(RUNS, MARCH));
        assertThat(counts(replay))
                .containsExactly("AUTOMATIC > AUTOMATIC 1", "EXCEPTION > EXCEPTION 1", "SUGGESTED > SUGGESTED 1");
        assertThat(replay.at("/differences") + replay.at("/notReproduced")).isEqualTo("00");
        assertEverythingHolds();
    }

    /// Of a payer with more open items than can be counted, and of an amount that many owe, the payer's own item of
    /// that amount is proposed: then as now.
    @Test
    void findsThePayersOwnItemOfTheAmountAmongMany() {
        jdbc.sql("""
                        insert into open_item (company_id, invoice_id, customer_id, number, invoice_date, due_date,
                            payment_reference, currency, total_minor, open_minor, disputed, longest_number, version, has_events)
                        select :company, gen_random_uuid(), case when own then cast(:customer as uuid) else gen_random_uuid() end,
                            'OLD-' || n, :day, :day, '', 'EUR', minor, minor, false, 2, 1, true
                        from (
                            select n, n <= 62 as own, case when n <= 62 then 10000 + n else 4300 end as minor
                            from generate_series(1, 90) n)
                        """)
                .param("company", scene.company)
                .param("customer", scene.customer)
                .param("day", DAY.minusDays(60))
                .update();
        var own = scene.invoice("INV-2026-000331", "43.00");
        var line = scene.receive("43.00", "LINDNER WEBEREI", "");
        scene.awaitProposal(line);
        assertThat(ann.get("/api/v1/bank-lines/" + line + "/candidates").at("/candidates/0/allocations/0/invoiceId"))
                .isEqualTo(own.toString());

        var replay = finished(ann.post(RUNS, MARCH));
        assertThat(counts(replay)).containsExactly("SUGGESTED > SUGGESTED 1");
        assertThat(replay.at("/differences") + replay.at("/notReproduced")).isEqualTo("00");
    }

    /// What cash or a credit note settles while a run is under way was open when its lines were decided.
    @Test
    void seesItemsThatAreSettledWhileTheRunIsUnderWay() {
        var invoice = scene.invoice("INV-2026-000321", "43.00");
        var line = scene.receive("43.00", "SOMEBODY", "thanks");
        scene.awaitProposal(line);
        var run = underWay(null, null, Policy.RULES);
        var claimed = new DryRun(
                scene.company, run, null, null, Policy.RULES, DAY.withDayOfMonth(1), DAY.withDayOfMonth(31), false, 1);

        assertThat(runs.step(claimed)).isTrue();
        scene.paid(invoice, 2, "43.00", null);
        assertThat(runs.step(claimed)).isTrue();
        assertThat(runs.step(claimed)).isFalse();

        var done = ann.get(RUNS + "/" + run);
        assertThat(counts(done)).containsExactly("SUGGESTED > SUGGESTED 1");
        assertThat(done.at("/state") + done.at("/differences") + done.at("/notReproduced"))
                .isEqualTo("DONE00");
    }

    @Test
    void refusesWhatItCannotDoAndCanBeStopped() {
        assertThat(ann.post(RUNS, "{\"from\":\"2026-03-02\",\"to\":\"2026-03-01\"}")
                        .told())
                .isEqualTo("422 dry-run-unfit");
        assertThat(ann.post(RUNS, "{\"from\":\"2025-03-01\",\"to\":\"2026-03-02\"}")
                        .told())
                .isEqualTo("422 dry-run-unfit");
        assertThat(ann.post(RULES + "/" + Ids.next() + "/dry-runs", MARCH).told())
                .isEqualTo("404 matching-rules-not-found");
        for (var path : List.of("", "/differences")) {
            assertThat(ann.get(RUNS + "/" + Ids.next() + path).told()).isEqualTo("404 dry-run-not-found");
        }
        assertThat(ann.post(RUNS + "/" + Ids.next() + "/cancel", null).told()).isEqualTo("404 dry-run-not-found");

        var stuck = underWay(null, null, "x");
        assertThat(ann.post(RUNS, MARCH).told()).isEqualTo("409 dry-run-under-way");
        for (var role : List.of(Role.AUDITOR, Role.ADMIN)) {
            var reader = scene.person("dora", role);
            assertThat(reader.get(RUNS + "/" + stuck).at("/state")).isEqualTo("RUNNING");
            assertThat(reader.post(RUNS, MARCH).status()).isEqualTo(403);
            assertThat(reader.post(RUNS + "/" + stuck + "/cancel", null).status())
                    .isEqualTo(403);
        }
        assertThat(ann.post(RUNS + "/" + stuck + "/cancel", null).at("/state")).isEqualTo("CANCELLED");
        assertThat(ann.post(RUNS + "/" + stuck + "/cancel", null).told()).isEqualTo("409 dry-run-finished");

        var draft = ann.post(RULES, "{\"reason\":\"maybe\"}");
        var begun = underWay(UUID.fromString(draft.at("/matchingRulesId")), 1L, "x");
        ann.patch(RULES + "/" + draft.at("/matchingRulesId"), "{\"suggestions\":2}", draft.tag());
        jdbc.sql("update dry_run set lease_until = now() - interval '1 second' where dry_run_id = :run")
                .param("run", begun)
                .update();
        await().atMost(LIMIT)
                .until(() -> ann.get(RUNS + "/" + begun).at("/state").equals("FAILED"));
        assertThat(ann.get(RUNS + "/" + begun).at("/failure")).contains("rules were changed");
    }

    /// A run that a worker of another replica holds.
    private UUID underWay(@Nullable UUID rules, @Nullable Long version, String ruleVersion) {
        var run = Ids.next();
        jdbc.sql("""
                        insert into dry_run (company_id, dry_run_id, matching_rules_id, matching_rules_version, rule_version,
                            from_date, to_date, state, attempts, lease_until, requested_by, requested_at, items_known_until)
                        values (:company, :run, :rules, :version, :ruleVersion, '2026-03-01', '2026-03-31', 'RUNNING', 1,
                            now() + interval '1 hour', :run, now(), now())
                        """)
                .param("company", scene.company)
                .param("run", run)
                .param("rules", rules)
                .param("version", version)
                .param("ruleVersion", ruleVersion)
                .update();
        return run;
    }

    private void paid(UUID line, UUID invoice, String amount) {
        var match = scene.awaitMatch(line);
        scene.applied(match, line);
        scene.paid(invoice, 2, amount, match);
    }

    private void takenBack(UUID line, UUID invoice, String amount) {
        var match = scene.awaitMatch(line);
        paid(line, invoice, amount);
        assertThat(ann.post("/api/v1/matches/" + match + "/undo", "{\"reason\":\"wrong\"}")
                        .told())
                .isEqualTo("202");
        scene.reversed(match, line, invoice, 3, amount);
        scene.awaitProposal(line);
    }

    private Answer finished(Answer accepted) {
        assertThat(accepted.told()).isEqualTo("202");
        var path = RUNS + "/" + accepted.at("/dryRunId");
        await().atMost(LIMIT)
                .until(() -> List.of("DONE", "FAILED").contains(ann.get(path).at("/state")));
        return ann.get(path);
    }

    private static List<String> counts(Answer run) {
        return run.body().at("/counts").values().stream()
                .map(count -> count.at("/before").asString() + " > "
                        + count.at("/after").asString() + " "
                        + count.at("/lines").asInt())
                .toList();
    }

    /// What a dry run must leave alone.
    private List<Long> state() {
        return List.of(
                scene.count("select count(*) from payment_match where company_id = :company"),
                scene.count("select count(*) from line_proposal where company_id = :company"),
                scene.count("select count(*) from match_request where company_id = :company"),
                scene.count("select coalesce(sum(reserved_minor), 0) from open_item where company_id = :company"),
                scene.count("select count(*) from discrepancy where company_id = :company"),
                scene.count("select count(*) from outbox where company_id = :company"));
    }

    private void assertEverythingHolds() {
        for (var check : checks) {
            if (List.of("I5", "I7").contains(check.invariant())) {
                assertThat(check.violations().stream()
                                .filter(violation -> violation.subject().startsWith(scene.company.toString())))
                        .as(check.statement())
                        .isEmpty();
            }
        }
    }
}
