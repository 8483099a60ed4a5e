package io.tieout.reconciliation.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Answer;
import io.tieout.reconciliation.MatchingScene.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class WorkbenchIT {

    private static final String QUEUE = "/api/v1/workbench/lines";
    private static final String CONFIRM = "/api/v1/workbench/confirmations";

    private final MatchingScene scene;
    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;
    private final Person ann;
    private final Person ben;
    private final Person auditor;

    WorkbenchIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.ann = scene.person("ann", Role.ACCOUNTANT);
        this.ben = scene.person("ben", Role.ACCOUNTANT);
        this.auditor = scene.person("dora", Role.AUDITOR);
    }

    @AfterEach
    void everythingHolds() {
        for (var check : checks) {
            if (List.of("I5", "I7").contains(check.invariant())) {
                assertThat(check.violations().stream()
                                .filter(violation -> violation.subject().startsWith(scene.company.toString())))
                        .as(check.statement())
                        .isEmpty();
            }
        }
    }

    @Test
    void leadsALineFromTheQueueIntoTheBooksAndKeepsItsWholeHistory() {
        var invoice = scene.invoice("INV-2026-000011", "75.00");
        scene.invoice("INV-2026-000012", "75.00");
        var line = ambiguousLine("75.00");

        var queued = ann.get(QUEUE).body().at("/items/0");
        assertThat(queued.at("/lineId").asString() + queued.at("/state").asString())
                .isEqualTo(line + "PROPOSED");
        assertThat(queued.at("/reasons").toString()).isEqualTo("[\"AMBIGUOUS\"]");
        assertThat(queued.at("/proposal/count").asInt()).isEqualTo(2);
        assertThat(ann.get(queued.at("/candidates").asString())
                        .body()
                        .at("/candidates")
                        .size())
                .isEqualTo(2);

        var taken = ann.post(QUEUE + "/" + line + "/assign", "{\"note\":\"I know them\"}");
        assertThat(taken.told() + taken.at("/ownerId")).isEqualTo("200" + ann.id);
        var late = ben.post(QUEUE + "/" + line + "/assign", "{}");
        assertThat(late.told() + " " + late.at("/ownerId")).isEqualTo("409 line-taken " + ann.id);
        assertThat(ben.post(QUEUE + "/" + line + "/release", "{}").told()).isEqualTo("409 line-taken");
        assertThat(ben.post(QUEUE + "/" + line + "/assign", "{}", "\"0\"").told())
                .isEqualTo("412 stale-version");
        var taken2 = ben.post(QUEUE + "/" + line + "/assign", "{}", taken.tag());
        assertThat(taken2.at("/ownerId")).isEqualTo(ben.id.toString());
        assertThat(lines(ben.get(QUEUE + "?owner=mine"))).containsExactly(line);
        assertThat(lines(ann.get(QUEUE + "?owner=" + ben.id))).containsExactly(line);
        assertThat(lines(ann.get(QUEUE + "?owner=none"))).isEmpty();
        assertThat(ben.post(QUEUE + "/" + line + "/release", "{\"note\":\"no time\"}")
                        .told())
                .isEqualTo("200");
        assertThat(lines(ann.get(QUEUE + "?owner=none"))).containsExactly(line);

        var comments = "/api/v1/bank-lines/" + line + "/comments";
        assertThat(ann.post(comments, "{\"text\":\"they pay the older one first\"}")
                        .told())
                .isEqualTo("200");
        assertThat(ann.post(comments, "{\"text\":\" \"}").status()).isIn(400, 422);
        for (var write : List.of(comments, QUEUE + "/" + line + "/assign", QUEUE + "/" + line + "/release", CONFIRM)) {
            assertThat(auditor.post(write, "{}").status()).as(write).isEqualTo(403);
        }

        var tag = queued.at("/proposal/tag").asString();
        var match = confirmed(ann.post(CONFIRM, confirmation(line, tag)));
        var lost = ben.post(CONFIRM, confirmation(line, tag)).body().at("/results/0");
        assertThat(lost.at("/code").asString()).isEqualTo("line-already-matched");
        assertThat(lost.at("/detail").asString()).contains(ann.id.toString());
        var other = ben.post("/api/v1/matches", """
                {"lineId":"%s","allocations":[{"invoiceId":"%s","amount":{"amount":"75.00","currency":"EUR"}}]}""".formatted(line, invoice));
        assertThat(other.told() + " " + other.at("/decidedBy") + " " + other.at("/userId") + " " + other.at("/matchId"))
                .isEqualTo("409 line-already-matched USER " + ann.id + " " + match);
        assertThat(lines(ann.get(QUEUE))).isEmpty();
        assertThat(lines(ann.get(QUEUE + "?state=DECIDED"))).containsExactly(line);

        var paid = UUID.fromString(ann.get("/api/v1/matches/" + match).at("/allocations/0/invoiceId"));
        scene.applied(match, line);
        scene.paid(paid, 2, "75.00", match);
        assertThat(ann.get(QUEUE + "/" + line).at("/state")).isEqualTo("DONE");
        assertThat(lines(ann.get(QUEUE + "?state=DECIDED"))).isEmpty();
        assertThat(ben.post("/api/v1/matches/" + match + "/undo", "{\"reason\":\"the other one\"}")
                        .told())
                .isEqualTo("202");
        scene.reversed(match, line, paid, 3, "75.00");
        await().atMost(MatchingScene.LIMIT).until(() -> lines(ann.get(QUEUE)).contains(line));

        var history = history(line);
        assertThat(history.stream().map(entry -> entry.at("/kind")))
                .containsSubsequence(
                        "RECORDED",
                        "DISCREPANCY_OPENED",
                        "ASSIGNED",
                        "ASSIGNED",
                        "RELEASED",
                        "COMMENTED",
                        "MATCHED",
                        "DISCREPANCY_CLOSED",
                        "POSTED",
                        "UNDO_REQUESTED",
                        "UNDONE");
        assertThat(history.stream()
                        .filter(entry -> !entry.at("/userId").isEmpty())
                        .map(entry -> entry.at("/kind") + " " + name(entry.at("/userId")) + " " + entry.at("/note")))
                .containsExactly(
                        "ASSIGNED ann I know them",
                        "ASSIGNED ben ",
                        "RELEASED ben no time",
                        "COMMENTED ann they pay the older one first",
                        "MATCHED ann ",
                        "UNDO_REQUESTED ben the other one");
        assertThatThrownBy(() -> jdbc.sql("update activity set note = 'x' where company_id = :company")
                        .param("company", scene.company)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void confirmsManyProposalsEachByItself() {
        var first = ambiguousLine("81.00", "INV-2026-000021", "INV-2026-000022");
        var second = ambiguousLine("82.00", "INV-2026-000023", "INV-2026-000024");
        var third = ambiguousLine("83.00", "INV-2026-000025", "INV-2026-000026");
        var unknown = Ids.next();

        var answer = ann.post(CONFIRM, """
                {"items":[{"lineId":"%s","tag":"%s","rank":2},{"lineId":"%s","tag":"%s"},{"lineId":"%s","tag":"%s"},
                 {"lineId":"%s","tag":"%s","rank":3},{"lineId":"%s","tag":"%s"}]}""".formatted(
                first, tag(first), second, tag(first), unknown, tag(first), third, tag(third), third, tag(third)));

        assertThat(answer.at("/confirmed") + answer.at("/refused")).isEqualTo("23");
        assertThat(answer.body().at("/results").values().stream()
                        .map(result -> result.at("/outcome").asString() + " "
                                + result.at("/code").asString()))
                .containsExactly(
                        "CONFIRMED ",
                        "REFUSED proposal-changed",
                        "REFUSED bank-line-not-found",
                        "REFUSED proposal-changed",
                        "CONFIRMED ");
        assertThat(lines(ann.get(QUEUE))).containsExactly(second);
        assertThat(scene.count("select count(*) from payment_match where company_id = :company"))
                .isEqualTo(2);
        var chosen = ann.get("/api/v1/matches/" + answer.at("/results/0/matchId"));
        assertThat(chosen.at("/allocations/0/invoiceId"))
                .isEqualTo(chosen.at("/alternatives/1/allocations/0/invoiceId"));

        var tooMany = Stream.generate(() -> "{\"lineId\":\"" + second + "\",\"tag\":\"x\"}")
                .limit(201)
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
        assertThat(ann.post(CONFIRM, tooMany).status()).isIn(400, 422);

        // What an item that comes later makes of the proposals is not what was seen.
        var seen = tag(second);
        scene.invoice("INV-2026-000027", "82.00");
        await().atMost(MatchingScene.LIMIT).until(() -> !tag(second).equals(seen));
        assertThat(ann.post(CONFIRM, confirmation(second, seen)).at("/results/0/code"))
                .isEqualTo("proposal-changed");
        confirmed(ann.post(CONFIRM, confirmation(second, tag(second))));
    }

    @Test
    void letsExactlyOneOfTwoPeopleWin() throws InterruptedException, ExecutionException {
        var line = ambiguousLine("91.00", "INV-2026-000031", "INV-2026-000032");
        var tag = tag(line);

        var answers = new ArrayList<String>();
        try (var both = Executors.newFixedThreadPool(2)) {
            var work = List.of(ann, ben).stream()
                    .map(person -> both.submit(() -> person.post(CONFIRM, confirmation(line, tag))))
                    .toList();
            for (var answer : work) {
                answers.add(answer.get().at("/results/0/outcome") + " "
                        + answer.get().at("/results/0/code"));
            }
        }

        assertThat(answers).containsExactlyInAnyOrder("CONFIRMED ", "REFUSED line-already-matched");
        assertThat(scene.count("select count(*) from payment_match where company_id = :company"))
                .isEqualTo(1);
    }

    @Test
    void findsLinesByWhatIsAskedFor() {
        var old = line(60, "33.00", "Weaver & Sons", "ref 4711/22");
        var large = line(10, "-1250.50", "Harbour Ltd", "RF18 mooring");
        var young = line(1, "40.00", "Müller GmbH", "INV-2026-0099");
        await().atMost(MatchingScene.LIMIT).until(() -> lines(ann.get(QUEUE)).size() == 3);

        assertThat(lines(ann.get(QUEUE))).containsExactly(old, large, young);
        assertThat(lines(ann.get(QUEUE + "?currency=EUR&sort=AMOUNT"))).containsExactly(large, young, old);
        assertThat(lines(ann.get(QUEUE + "?currency=EUR&minAmount=35.00&maxAmount=50.00")))
                .containsExactly(young);
        assertThat(lines(ann.get(QUEUE + "?minAgeDays=10&maxAgeDays=30"))).containsExactly(large);
        assertThat(lines(ann.get(QUEUE + "?state=PROPOSED"))).isEmpty();
        assertThat(lines(ann.get(QUEUE + "?state=UNEXPLAINED,WAITING,REFUSED"))).hasSize(3);
        assertThat(lines(ann.get(QUEUE + "?currency=USD"))).isEmpty();
        for (var text : List.of("4711", "weav sons", "22")) {
            assertThat(lines(ann.get(QUEUE + "?text=" + text))).as(text).containsExactly(old);
        }
        assertThat(lines(ann.get(QUEUE + "?text=0099"))).containsExactly(young);
        assertThat(lines(ann.get(QUEUE + "?text=harbour rf18"))).containsExactly(large);
        assertThat(lines(ann.get(QUEUE + "?text='); drop | ! :*"))).isEmpty();

        for (var sort : List.of("AGE", "AMOUNT")) {
            var walked = new ArrayList<UUID>();
            var path = QUEUE + "?currency=EUR&limit=1&sort=" + sort;
            for (var page = ann.get(path); ; page = ann.get(path + "&cursor=" + page.at("/next"))) {
                walked.addAll(lines(page));
                if (!page.body().has("next")) {
                    break;
                }
            }
            assertThat(walked)
                    .as(sort)
                    .isEqualTo(sort.equals("AGE") ? List.of(old, large, young) : List.of(large, young, old));
        }

        ann.post(QUEUE + "/" + old + "/assign", "{}");
        var counts = ann.get("/api/v1/workbench/counts");
        assertThat(counts.at("/mine/lines") + counts.at("/unowned/lines")).isEqualTo("12");
        assertThat(counts.body().at("/states").values().stream()
                        .map(state -> state.at("/state").asString()
                                + state.at("/lines").asInt()
                                + state.at("/atLeast").asBoolean()))
                .containsExactly(
                        "WAITING0false", "PROPOSED0false", "UNEXPLAINED3false", "REFUSED0false", "DECIDED0false");

        assertThat(ann.get(QUEUE + "?minAmount=1.00").told()).isEqualTo("400 currency-required");
        assertThat(ann.get(QUEUE + "?sort=AMOUNT").told()).isEqualTo("400 currency-required");
        assertThat(ann.get(QUEUE + "?currency=EUR&minAmount=1.001").status()).isIn(400, 422);
        assertThat(ann.get(QUEUE + "?owner=somebody").told()).isEqualTo("400 invalid-owner");
        assertThat(ann.get(QUEUE + "?state=DONE").status()).isEqualTo(400);
        assertThat(ann.get(QUEUE + "?minAgeDays=-1").status()).isIn(400, 422);
        assertThat(ann.get(QUEUE + "/" + Ids.next()).told()).isEqualTo("404 bank-line-not-found");
        assertThat(ann.get("/api/v1/bank-lines/" + Ids.next() + "/history").told())
                .isEqualTo("404 bank-line-not-found");
        assertThat(ann.post("/api/v1/bank-lines/" + Ids.next() + "/comments", "{\"text\":\"x\"}")
                        .told())
                .isEqualTo("404 bank-line-not-found");
        assertThat(auditor.get(QUEUE).status()).isEqualTo(200);
        assertThat(scene.person("eve", Role.SALES_REPRESENTATIVE).get(QUEUE).status())
                .isEqualTo(403);
    }

    private UUID line(int daysOld, String amount, String payer, String text) {
        return scene.receive(LocalDate.now(Clock.systemUTC()).minusDays(daysOld), amount, payer, text, null);
    }

    /// A line that two invoices of the same amount could explain.
    private UUID ambiguousLine(String amount, String... invoices) {
        for (var number : invoices) {
            scene.invoice(number, amount);
        }
        var line = scene.receive(amount, "", "payment");
        scene.awaitProposal(line);
        return line;
    }

    private String tag(UUID line) {
        return ann.get(QUEUE + "/" + line).at("/proposal/tag");
    }

    private static String confirmation(UUID line, String tag) {
        return "{\"items\":[{\"lineId\":\"" + line + "\",\"tag\":\"" + tag + "\"}]}";
    }

    private static UUID confirmed(Answer answer) {
        assertThat(answer.told() + answer.at("/results/0/outcome")).isEqualTo("200CONFIRMED");
        return UUID.fromString(answer.at("/results/0/matchId"));
    }

    private static List<UUID> lines(Answer answer) {
        assertThat(answer.told()).isEqualTo("200");
        return answer.body().at("/items").values().stream()
                .map(item -> UUID.fromString(item.at("/lineId").asString()))
                .toList();
    }

    private record Entry(JsonNode node) {

        String at(String pointer) {
            return node.at(pointer).asString();
        }
    }

    /// Page by page.
    private List<Entry> history(UUID line) {
        var entries = new ArrayList<Entry>();
        var path = "/api/v1/bank-lines/" + line + "/history?limit=4";
        for (var page = ann.get(path); ; page = ann.get(path + "&cursor=" + page.at("/next"))) {
            page.body().at("/items").values().forEach(item -> entries.add(new Entry(item)));
            if (!page.body().has("next")) {
                return entries;
            }
        }
    }

    private String name(String userId) {
        return userId.equals(ann.id.toString()) ? "ann" : userId.equals(ben.id.toString()) ? "ben" : userId;
    }
}
