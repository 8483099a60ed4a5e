package io.tieout.reconciliation.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.PaymentApplied;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class MatchingModelIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PATH = "/api/v1/matching-models";

    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;
    private final TaughtCompany company;
    private final TaughtCompany administrator;

    MatchingModelIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.probe = probe;
        this.jdbc = jdbc;
        this.checks = checks;
        this.company = new TaughtCompany(client, probe, jdbc);
        this.administrator = company.as(TestTokens.bearer(company.id, Role.ADMIN));
    }

    @Test
    void learnsWhichProposalPeopleChooseAndRanksByIt() {
        var lindner = company.customer("Lindner Weberei GmbH");
        var older = company.invoice(lindner, "INV-901", 7_500);
        var newer = company.invoice(lindner, "INV-902", 7_500);
        var line = company.line("Hanna Vogt", null, 7_500, "");
        company.awaitProposal(line);
        var proposed = company.get("/api/v1/bank-lines/" + line + "/candidates");
        assertThat(first(proposed)).isEqualTo(older);
        assertThat(proposed.at("/candidates/0/assessment/featureVersion").asString())
                .isEqualTo("1");
        assertThat(proposed.at("/candidates/0/assessment/modelVersion").isMissingNode()
                        || proposed.at("/candidates/0/assessment/modelVersion").isNull())
                .isTrue();

        assertThat(code(company.post(PATH, "{}"))).isEqualTo("too-little-to-learn");
        assertThat(code(company.post(PATH, "{\"featureVersion\":\"0\"}"))).isEqualTo("feature-version-unknown");
        company.match(line, newer, 7_500);
        assertThat(example("chosen = 1 and not undone and decided_by = 'USER'")).isEqualTo(1);
        multiplyExamples();

        assertThat(code(administrator.post(PATH, "{}"))).isEqualTo("access-denied");
        var model = company.post(PATH, "{}");
        assertThat(model.at("/version").asString()).isEqualTo("1");
        assertThat(model.at("/active").asBoolean()).isFalse();
        assertThat(model.at("/mayDecide").asBoolean()).isFalse();
        assertThat(model.at("/trainedOn/decisions").asInt()).isEqualTo(70);
        assertThat(model.at("/heldOut/decisions").asInt()).isEqualTo(31);
        assertThat(model.at("/heldOut/firstByRules").asInt()).isZero();
        assertThat(model.at("/heldOut/firstByModel").asInt()).isEqualTo(31);
        assertThat(model.at("/heldOut/reliability").size()).isEqualTo(10);
        assertThat(model.at("/heldOut/brierScore").asString()).startsWith("0.0");
        assertThat(company.post(PATH, "{}").at("/version").asString()).isEqualTo("2");
        assertThat(company.list(PATH))
                .extracting(node -> node.at("/version").asString())
                .containsExactly("2", "1");
        var modelPath = PATH + "/" + model.at("/modelId").asString();

        // Nothing changes before an administrator says so.
        var second = company.line("Otto Brandt", null, 7_500, "");
        company.invoice(lindner, "INV-903", 7_500);
        company.awaitProposal(second);
        assertThat(first(company.get("/api/v1/bank-lines/" + second + "/candidates")))
                .isEqualTo(older);
        var reason = "{\"reason\":\"ranks better\"}";
        assertThat(code(company.change(modelPath + "/activate", reason, 0))).isEqualTo("access-denied");
        assertThat(code(administrator.post(modelPath + "/activate", reason))).isEqualTo("if-match-required");
        assertThat(code(administrator.change(modelPath + "/activate", reason, 3)))
                .isEqualTo("stale-version");
        assertThat(code(administrator.change(PATH + "/" + Ids.next() + "/activate", reason, 0)))
                .isEqualTo("matching-model-not-found");
        assertThat(code(administrator.change(
                        modelPath + "/activate", "{\"reason\":\"books alone\",\"deciding\":true}", 0)))
                .isEqualTo("matching-model-not-sure-enough");
        assertThat(code(administrator.change(modelPath + "/deactivate", reason, 0)))
                .isEqualTo("matching-model-not-active");
        var active = administrator.change(modelPath + "/activate", reason, 0);
        assertThat(active.at("/active").asBoolean()).isTrue();
        assertThat(active.at("/deciding").asBoolean()).isFalse();
        assertThat(active.at("/switches/0/reason").asString()).isEqualTo("ranks better");

        var ranked = company.get("/api/v1/bank-lines/" + second + "/candidates");
        assertThat(first(ranked)).isNotEqualTo(older);
        assertThat(ranked.at("/ruleVersion").asString()).endsWith("+model.1");
        assertThat(ranked.at("/candidates/0/assessment/modelVersion").asString())
                .isEqualTo("1");
        assertThat(ranked.at("/candidates/0/assessment/probability").asString()).startsWith("0.");
        assertThat(ranked.at("/candidates/0/assessment/features/0/weight").asString())
                .isNotEmpty();

        assertThat(administrator
                        .change(modelPath + "/deactivate", "{\"reason\":\"enough\"}", 1)
                        .at("/active")
                        .asBoolean())
                .isFalse();
        assertThat(first(company.get("/api/v1/bank-lines/" + second + "/candidates")))
                .isEqualTo(older);
        var auditor = company.as(TestTokens.bearer(company.id, Role.AUDITOR));
        assertThat(auditor.get(modelPath).at("/switches").size()).isEqualTo(2);
        assertThat(code(auditor.post(PATH, "{}"))).isEqualTo("access-denied");
        assertThat(code(company.as(TestTokens.bearer(Ids.next(), Role.AUDITOR)).get(modelPath)))
                .isEqualTo("matching-model-not-found");
        assertThatThrownBy(() -> jdbc.sql("update matching_model set threshold = '0' where company_id = :company")
                        .param("company", company.id)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertEverythingHolds();
    }

    @Test
    void booksByAModelOnlyWhereTheCompanyLetsIt() {
        var lindner = company.customer("Lindner Weberei GmbH");
        var model = PATH + "/" + sureModel("1", 1);
        var older = PATH + "/" + sureModel("0", 2);
        assertThat(code(administrator.change(older + "/activate", "{\"reason\":\"x\"}", 0)))
                .isEqualTo("feature-version-unknown");
        administrator.change(model + "/activate", "{\"reason\":\"ranks\"}", 0);
        company.invoice(lindner, "INV-911", 4_300);
        var line = company.line("Hanna Vogt", null, 4_300, "");
        company.awaitProposal(line);
        assertThat(company.matchOf(line)).isEmpty();

        administrator.change(model + "/activate", "{\"reason\":\"measured\",\"deciding\":true}", 1);
        company.invoice(lindner, "INV-912", 4_400);
        var booked = company.line("Otto Brandt", null, 4_400, "");
        await().atMost(LIMIT).until(() -> company.matchOf(booked).isPresent());
        var match = company.matchOf(booked).orElseThrow();
        var shown = company.get("/api/v1/matches/" + match);
        assertThat(shown.at("/decision").asString()).isEqualTo("AUTO");
        assertThat(shown.at("/ruleVersion").asString()).endsWith("+model.1");
        assertThat(shown.at("/evidence").toString()).contains("LEARNED_MODEL", "model 1", "AMOUNT_EXACT");

        // An item in dispute is nobody's to book alone.
        var disputed = company.invoice(lindner, "INV-913", 4_500);
        jdbc.sql("update open_item set disputed = true where invoice_id = :invoice")
                .param("invoice", disputed)
                .update();
        var doubtful = company.line("Karl Frank", null, 4_500, "");
        company.awaitProposal(doubtful);
        assertThat(company.matchOf(doubtful)).isEmpty();

        probe.publish(
                LedgerEvents.PAYMENT_APPLIED,
                company.id,
                match,
                1,
                new PaymentApplied(match, booked, Ids.next(), TaughtCompany.DAY));
        await().atMost(LIMIT).until(() -> company.status(match).equals("POSTED"));
        assertThat(example("decided_by = 'MODEL' and not undone")).isEqualTo(1);
        company.post("/api/v1/matches/" + match + "/undo", "{\"reason\":\"wrong\"}");
        assertThat(example("decided_by = 'MODEL' and undone")).isEqualTo(1);
        assertEverythingHolds();
    }

    private static UUID first(JsonNode candidates) {
        return UUID.fromString(
                candidates.at("/candidates/0/allocations/0/invoiceId").asString());
    }

    private static String code(JsonNode problem) {
        return problem.at("/code").asString();
    }

    private long example(String condition) {
        return jdbc.sql("select count(*) from matching_example where company_id = :company and " + condition)
                .param("company", company.id)
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
                        """).param("company", company.id).update();
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
                .param("company", company.id)
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
                                .filter(violation -> violation.subject().startsWith(company.id.toString())))
                        .as(check.statement())
                        .isEmpty();
            }
        }
    }
}
