package io.tieout.reconciliation.learning;

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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class MatchingModelIT {

    private static final String PATH = "/api/v1/matching-models";

    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;
    private final MatchingScene scene;
    private final Person ann;
    private final Person administrator;

    MatchingModelIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.ann = scene.person("ann", Role.ACCOUNTANT);
        this.administrator = scene.person("adam", Role.ADMIN);
    }

    @Test
    void learnsWhichProposalPeopleChooseAndRanksByIt() {
        var older = scene.invoice("INV-901", "75.00");
        var newer = scene.invoice("INV-902", "75.00");
        var line = scene.receive("75.00", "Hanna Vogt", "");
        scene.awaitProposal(line);
        var proposed = candidates(line);
        assertThat(first(proposed)).isEqualTo(older);
        assertThat(proposed.at("/candidates/0/assessment/featureVersion")).isEqualTo("1");
        assertThat(proposed.body().at("/candidates/0/assessment/modelVersion").isString())
                .isFalse();

        assertThat(ann.post(PATH, "{}").told()).isEqualTo("409 too-little-to-learn");
        assertThat(ann.post(PATH, "{\"featureVersion\":\"0\"}").told()).isEqualTo("422 feature-version-unknown");
        ann.match(line, newer, "75.00");
        assertThat(example("chosen = 1 and not undone and decided_by = 'USER'")).isEqualTo(1);
        multiplyExamples();

        assertThat(administrator.post(PATH, "{}").told()).isEqualTo("403 access-denied");
        var model = ann.post(PATH, "{}");
        assertThat(model.at("/version") + model.at("/active") + model.at("/mayDecide"))
                .isEqualTo("1falsefalse");
        assertThat(model.at("/trainedOn/decisions") + " " + model.at("/heldOut/decisions"))
                .isEqualTo("70 31");
        assertThat(model.at("/heldOut/firstByRules") + " " + model.at("/heldOut/firstByModel"))
                .isEqualTo("0 31");
        assertThat(model.body().at("/heldOut/reliability").size()).isEqualTo(10);
        assertThat(model.at("/heldOut/brierScore")).startsWith("0.0");
        assertThat(ann.post(PATH, "{}").at("/version")).isEqualTo("2");
        assertThat(ann.list(PATH))
                .extracting(node -> node.at("/version").asString())
                .containsExactly("2", "1");
        var modelPath = PATH + "/" + model.at("/modelId");

        // Nothing changes before an administrator says so.
        var second = scene.receive("75.00", "Otto Brandt", "");
        scene.invoice("INV-903", "75.00");
        scene.awaitProposal(second);
        assertThat(first(candidates(second))).isEqualTo(older);
        var reason = "{\"reason\":\"ranks better\"}";
        assertThat(ann.post(modelPath + "/activate", reason, "\"0\"").told()).isEqualTo("403 access-denied");
        assertThat(administrator.post(modelPath + "/activate", reason).told()).isEqualTo("428 if-match-required");
        assertThat(administrator.post(modelPath + "/activate", reason, "\"3\"").told())
                .isEqualTo("412 stale-version");
        assertThat(administrator
                        .post(PATH + "/" + Ids.next() + "/activate", reason, "\"0\"")
                        .told())
                .isEqualTo("404 matching-model-not-found");
        var books =
                administrator.post(modelPath + "/activate", "{\"reason\":\"books alone\",\"deciding\":true}", "\"0\"");
        assertThat(books.told()).isEqualTo("422 matching-model-not-sure-enough");
        assertThat(books.at("/detail")).endsWith("and 0.999 is needed");
        assertThat(administrator
                        .post(modelPath + "/deactivate", reason, "\"0\"")
                        .told())
                .isEqualTo("409 matching-model-not-active");
        var active = administrator.post(modelPath + "/activate", reason, "\"0\"");
        assertThat(active.at("/active") + active.at("/deciding")).isEqualTo("truefalse");
        assertThat(active.at("/switches/0/reason")).isEqualTo("ranks better");

        var ranked = candidates(second);
        assertThat(first(ranked)).isNotEqualTo(older);
        assertThat(ranked.at("/ruleVersion")).endsWith("+model.1");
        assertThat(ranked.at("/candidates/0/assessment/modelVersion")).isEqualTo("1");
        assertThat(ranked.at("/candidates/0/assessment/probability")).startsWith("0.");
        assertThat(ranked.at("/candidates/0/assessment/features/0/weight")).isNotEmpty();

        assertThat(administrator
                        .post(modelPath + "/deactivate", "{\"reason\":\"enough\"}", "\"1\"")
                        .at("/active"))
                .isEqualTo("false");
        assertThat(first(candidates(second))).isEqualTo(older);
        var auditor = scene.person("dora", Role.AUDITOR);
        assertThat(auditor.get(modelPath).body().at("/switches").size()).isEqualTo(2);
        assertThat(auditor.post(PATH, "{}").told()).isEqualTo("403 access-denied");
        assertThat(scene.stranger(Role.AUDITOR).get(modelPath).told()).isEqualTo("404 matching-model-not-found");
        assertThatThrownBy(() -> jdbc.sql("update matching_model set threshold = '0' where company_id = :company")
                        .param("company", scene.company)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertEverythingHolds();
    }

    @Test
    void booksByAModelOnlyWhereTheCompanyLetsIt() {
        var model = PATH + "/" + sureModel("1", 1);
        var older = PATH + "/" + sureModel("0", 2);
        assertThat(administrator
                        .post(older + "/activate", "{\"reason\":\"x\"}", "\"0\"")
                        .told())
                .isEqualTo("422 feature-version-unknown");
        administrator.post(model + "/activate", "{\"reason\":\"ranks\"}", "\"0\"");
        scene.invoice("INV-911", "43.00");
        var line = scene.receive("43.00", "Hanna Vogt", "");
        scene.awaitProposal(line);
        assertThat(scene.matches(line)).isZero();

        administrator.post(model + "/activate", "{\"reason\":\"measured\",\"deciding\":true}", "\"1\"");
        scene.invoice("INV-912", "44.00");
        var booked = scene.receive("44.00", "Otto Brandt", "");
        var match = scene.awaitMatch(booked);
        var shown = ann.get("/api/v1/matches/" + match);
        assertThat(shown.at("/decision")).isEqualTo("AUTO");
        assertThat(shown.at("/ruleVersion")).endsWith("+model.1");
        assertThat(shown.body().at("/evidence").toString()).contains("LEARNED_MODEL", "model 1", "AMOUNT_EXACT");

        // An item in dispute is nobody's to book alone.
        var disputed = scene.invoice("INV-913", "45.00");
        jdbc.sql("update open_item set disputed = true where invoice_id = :invoice")
                .param("invoice", disputed)
                .update();
        var doubtful = scene.receive("45.00", "Karl Frank", "");
        scene.awaitProposal(doubtful);
        assertThat(scene.matches(doubtful)).isZero();

        scene.applied(match, booked);
        assertThat(example("decided_by = 'MODEL' and not undone")).isEqualTo(1);
        ann.post("/api/v1/matches/" + match + "/undo", "{\"reason\":\"wrong\"}");
        assertThat(example("decided_by = 'MODEL' and undone")).isEqualTo(1);
        assertEverythingHolds();
    }

    private Answer candidates(UUID line) {
        return ann.get("/api/v1/bank-lines/" + line + "/candidates");
    }

    private static UUID first(Answer candidates) {
        return UUID.fromString(candidates.at("/candidates/0/allocations/0/invoiceId"));
    }

    private long example(String condition) {
        return jdbc.sql("select count(*) from matching_example where company_id = :company and " + condition)
                .param("company", scene.company)
                .query(Long.class)
                .single();
    }

    /// A hundred more decisions like the one that was made, later and later.
    private void multiplyExamples() {
        jdbc.sql("""
                        insert into matching_example (company_id, match_id, line_id, decided_by, decided_at, feature_version,
                            rule_version, eligible, assessments, chosen)
                        select company_id, gen_random_uuid(), line_id, decided_by, decided_at + n * interval '1 minute',
                            feature_version, rule_version, eligible, assessments, chosen
                        from matching_example cross join generate_series(1, 100) as n
                        where company_id = :company
                        """).param("company", scene.company).update();
    }

    /// A model that is always sure, and whose measurement vouches for it.
    private UUID sureModel(String featureVersion, int number) {
        var model = Ids.next();
        jdbc.sql("""
                        insert into matching_model (company_id, model_id, number, feature_version, bias, weights, threshold,
                            trained_examples, trained_from, trained_to, measured, may_decide, trained_by, trained_at)
                        values (:company, :model, :number, :features, '20.000000', '{"AMOUNT_EXACT":"1.000000"}', '0.99', 7000,
                            now(), now(), cast(:measured as jsonb), true, :model, now())
                        """)
                .param("company", scene.company)
                .param("model", model)
                .param("number", number)
                .param("features", featureVersion)
                .param("measured", """
                        {"examples":3000,"proposals":3000,"from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z",
                         "brier":0.000001,"usualBrier":0.25,"reliability":[],"ranked":3000,"firstByRules":3000,
                         "firstByModel":3000,"sureCases":3000,"sureRight":3000,"precisionBound":0.999001}
                        """)
                .update();
        return model;
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
