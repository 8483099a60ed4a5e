package io.tieout.reconciliation.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Answer;
import io.tieout.reconciliation.MatchingScene.Person;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class MatchingRulesIT {

    private static final String PATH = "/api/v1/matching-rules";

    private final MatchingScene scene;
    private final JdbcClient jdbc;
    private final Person ann;
    private final Person ben;
    private final Person cleo;
    private final List<InvariantCheck> checks;

    MatchingRulesIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.ann = scene.person("ann", Role.ACCOUNTANT);
        this.ben = scene.person("ben", Role.ACCOUNTANT);
        this.cleo = scene.person("cleo", Role.ACCOUNTANT);
    }

    @BeforeEach
    void nothingIsSet() {
        assertThat(ann.get(PATH).body().at("/items").size()).isZero();
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
    void areDraftedChangedAndBroughtIntoForceByAnotherPerson() {
        var drafted = ann.post(PATH, "{\"reason\":\"people first\",\"automatic\":false}");
        assertThat(drafted.told()).isEqualTo("201");
        assertThat(drafted.at("/status") + drafted.at("/number")).isEqualTo("DRAFT1");
        assertThat(drafted.body().at("/automaticFor").size()).isEqualTo(12);
        var path = path(drafted);

        assertThat(ben.patch(path, "{\"suggestions\":3}", null).told()).isEqualTo("428 if-match-required");
        var changed = ben.patch(path, "{\"suggestions\":3}", drafted.tag());
        assertThat(changed.told() + changed.at("/suggestions") + changed.at("/automatic"))
                .isEqualTo("2003false");
        assertThat(ben.patch(path, "{\"suggestions\":4}", drafted.tag()).told()).isEqualTo("412 stale-version");
        assertThat(cleo.post(path + "/activate", null, drafted.tag()).told()).isEqualTo("412 stale-version");
        for (var author : List.of(ann, ben)) {
            assertThat(author.post(path + "/activate", null, changed.tag()).told())
                    .isEqualTo("403 approver-is-creator");
        }

        scene.invoice("INV-2026-000007", "42.00");
        scene.invoice("INV-2026-000008", "43.00");
        var before = scene.awaitMatch(scene.receive("42.00", "LINDNER WEBEREI", "INV-2026-000007"));
        assertThat(ann.get("/api/v1/matches/" + before).at("/ruleVersion")).doesNotContain("+");
        var active = cleo.post(path + "/activate", null, changed.tag());
        assertThat(active.told() + active.at("/status")).isEqualTo("200ACTIVE");

        var line = scene.receive("43.00", "LINDNER WEBEREI", "INV-2026-000008");
        scene.awaitProposal(line);
        var candidates = ann.get("/api/v1/bank-lines/" + line + "/candidates");
        assertThat(candidates.at("/ruleVersion")).endsWith("+1").isEqualTo(active.at("/ruleVersion"));
        assertThat(candidates.body().at("/evidence").toString()).contains("leave INVOICE_NUMBER to people");
        assertThat(candidates.body().at("/candidates").size()).isEqualTo(1);

        for (var refused : List.of(
                ann.patch(path, "{\"suggestions\":4}", active.tag()),
                ann.post(path + "/withdraw", null, active.tag()),
                cleo.post(path + "/activate", null, active.tag()))) {
            assertThat(refused.told() + " " + refused.at("/state")).isEqualTo("409 matching-rules-not-draft ACTIVE");
        }
        assertThatThrownBy(() -> jdbc.sql("""
                                update matching_rules set rules = jsonb_set(rules, '{automatic}', 'true')
                                where company_id = :company
                                """).param("company", scene.company).update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void replaceOneAnotherAndCanBeComparedAndGivenUp() {
        var first = activated(
                "{\"reason\":\"cash rounding\",\"roundingTolerance\":[{\"amount\":\"0.05\",\"currency\":\"CHF\"}]}");
        var second = activated("""
                {"reason":"fees","feeSuspicionLimit":0.05,"ownMarks":{"codes":{"MGMT":"BANK_FEE"},
                 "words":[{"word":"Stadtwerke","kind":"OTHER"}]}}""");
        var third = ann.post(PATH, "{\"reason\":\"never mind\",\"suggestions\":9}");
        assertThat(third.at("/feeSuspicionLimit")).isEqualTo("0.05");
        assertThat(ben.post(path(third) + "/withdraw", null, third.tag()).at("/status"))
                .isEqualTo("WITHDRAWN");

        var listed = ann.get(PATH + "?limit=2");
        assertThat(listed.body().at("/items").values().stream()
                        .map(set ->
                                set.at("/number").asString() + set.at("/status").asString()))
                .containsExactly("3WITHDRAWN", "2ACTIVE");
        var rest = ann.get(PATH + "?limit=2&cursor=" + listed.at("/next"));
        assertThat(rest.at("/items/0/status")).isEqualTo("REPLACED");
        assertThat(ann.get(PATH + "?status=ACTIVE").body().at("/items").size()).isEqualTo(1);

        var comparison = ann.get(path(second) + "/comparison?with=" + first.at("/matchingRulesId"));
        assertThat(comparison.body().at("/differences").values().stream()
                        .map(difference -> difference.at("/setting").asString() + ": "
                                + difference.at("/other").asString() + " > "
                                + difference.at("/value").asString()))
                .containsExactly(
                        "feeSuspicionLimit: 0.03 > 0.05",
                        "ownMarks/codes/MGMT:  > BANK_FEE",
                        "ownMarks/words/STADTWERKE:  > OTHER");
        assertThat(ann.get(path(first) + "/comparison").at("/differences/0/setting"))
                .isEqualTo("roundingTolerance/CHF");

        var back = ann.patch(path(ann.post(PATH, "{\"reason\":\"back\"}")), "{\"feeSuspicionLimit\":null}", "\"1\"");
        assertThat(back.at("/feeSuspicionLimit")).isEqualTo("0.03");

        var fee = scene.receive(MatchingScene.DAY, "-4.00", "HOUSE BANK", "", "ACMT-MGMT");
        var match = ann.get("/api/v1/matches/" + scene.awaitMatch(fee));
        assertThat(match.at("/classification") + match.at("/ruleVersion"))
                .startsWith("BANK_FEE")
                .endsWith("+2");
    }

    @Test
    void refuseWhatIsUnsafeOrForeign() {
        var unsafe = ann.post(PATH, """
                {"reason":"more","feeSuspicionLimit":0.5,"exchangeTolerance":0.001,"combinationMaxItems":500,
                 "roundingTolerance":[{"amount":"10.00","currency":"EUR"}],
                 "automaticFor":["PAYER_AND_AMOUNT"],
                 "ownMarks":{"codes":{"ESCT":"OTHER"},"words":[{"word":"Rechnung","kind":"OTHER"}]}}""");
        assertThat(unsafe.told()).isEqualTo("422 matching-rules-unsafe");
        assertThat(unsafe.errors())
                .containsExactly(
                        "/feeSuspicionLimit",
                        "/exchangeTolerance",
                        "/combinationMaxItems",
                        "/roundingTolerance/0",
                        "/automaticFor",
                        "/ownMarks/codes/ESCT",
                        "/ownMarks/words");
        assertThat(unsafe.at("/errors/1/message")).contains("instalment without a person");
        var draft = ann.post(PATH, "{\"reason\":\"fine\"}");
        assertThat(ann.patch(path(draft), "{\"automaticFor\":[\"COMBINATION\"]}", draft.tag())
                        .told())
                .isEqualTo("422 matching-rules-unsafe");

        assertThat(ann.post(PATH, "{\"suggestions\":3}").status()).isIn(400, 422);
        assertThat(ann.get(PATH + "/" + Ids.next()).told()).isEqualTo("404 matching-rules-not-found");
        assertThat(scene.person("dora", Role.AUDITOR).get(path(draft)).told()).isEqualTo("200");
        for (var role : List.of(Role.AUDITOR, Role.ADMIN)) {
            var reader = scene.person("dora", role);
            assertThat(reader.post(PATH, "{\"reason\":\"me too\"}").status()).isEqualTo(403);
            assertThat(reader.patch(path(draft), "{\"suggestions\":3}", draft.tag())
                            .status())
                    .isEqualTo(403);
            assertThat(reader.post(path(draft) + "/activate", null, draft.tag()).status())
                    .isEqualTo(403);
            assertThat(reader.post(path(draft) + "/withdraw", null, draft.tag()).status())
                    .isEqualTo(403);
        }
        assertThat(scene.person("eve", Role.SALES_REPRESENTATIVE).get(PATH).status())
                .isEqualTo(403);
    }

    private Answer activated(String body) {
        var drafted = ann.post(PATH, body);
        assertThat(drafted.told()).isEqualTo("201");
        var active = ben.post(path(drafted) + "/activate", null, drafted.tag());
        assertThat(active.told()).isEqualTo("200");
        return active;
    }

    private static String path(Answer set) {
        return PATH + "/" + set.at("/matchingRulesId");
    }
}
