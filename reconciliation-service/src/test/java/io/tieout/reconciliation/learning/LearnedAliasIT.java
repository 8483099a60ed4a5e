package io.tieout.reconciliation.learning;

import static io.tieout.reconciliation.MatchingScene.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class LearnedAliasIT {

    private static final String IBAN = "DE75512108001245126199";
    private static final String PATH = "/api/v1/learned-aliases";

    private final EventProbe probe;
    private final List<InvariantCheck> checks;
    private final MatchingScene scene;
    private final Person ann;

    LearnedAliasIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.probe = probe;
        this.checks = checks;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.ann = scene.person("ann", Role.ACCOUNTANT);
    }

    @Test
    void learnsWhoPaysFromWhatPeopleConfirmAndUnlearnsWhatTheyTakeBack() {
        var lindner = scene.customer;
        var kranz = scene.customer("C-000002", "Kranz Logistik AG");
        for (var amount : List.of("101.01", "101.02")) {
            var invoice = scene.invoice("INV-80" + amount.substring(5), amount);
            ann.match(scene.receiveFrom(IBAN, amount, "Hanna Vogt", "thanks"), invoice, amount);
        }
        assertThat(ann.list(PATH)).hasSize(2).allSatisfy(alias -> {
            assertThat(alias.at("/customerId").asString()).isEqualTo(lindner.toString());
            assertThat(alias.at("/customerName").asString()).isEqualTo("Lindner Weberei GmbH");
            assertThat(alias.at("/confirmed").asInt()).isEqualTo(2);
            assertThat(alias.at("/ambiguous").asBoolean()).isFalse();
        });
        assertThat(ann.list(PATH + "?kind=NAME&key=HANNAVOGT&customerId=" + lindner))
                .singleElement()
                .satisfies(alias -> assertThat(alias.at("/written").asString()).isEqualTo("Hanna Vogt"));
        assertThat(ann.list(PATH + "?customerId=" + kranz)).isEmpty();

        // Two confirmations are too few to book anything by: the line waits, and is proposed for the right customer.
        var waitingInvoice = scene.invoice("INV-803", "203.00");
        var waiting = scene.receiveFrom(IBAN, "203.00", "HANNA VOGT", "");
        scene.awaitProposal(waiting);
        var candidates = ann.get("/api/v1/bank-lines/" + waiting + "/candidates");
        assertThat(candidates.at("/candidates/0/allocations/0/invoiceId")).isEqualTo(waitingInvoice.toString());
        assertThat(candidates.body().at("/evidence").toString())
                .contains("LEARNED_ALIAS", "was confirmed 2 times", "too few matches confirmed");

        // The third one does it, for the line that waits too.
        var third = scene.invoice("INV-804", "104.00");
        ann.match(scene.receiveFrom(IBAN, "104.00", "Hanna Vogt", "thank you"), third, "104.00");
        var automatic = scene.awaitMatch(waiting);
        assertThat(ann.get("/api/v1/matches/" + automatic).at("/decision")).isEqualTo("AUTO");

        // Taken back, it speaks against both aliases, once, however often the undoing is asked for.
        scene.applied(automatic, waiting);
        ann.post("/api/v1/matches/" + automatic + "/undo", "{\"reason\":\"not hers\"}");
        scene.refused(automatic, waiting, 2, "refunded");
        scene.awaitStatus(automatic, "POSTED");
        ann.post("/api/v1/matches/" + automatic + "/undo", "{\"reason\":\"really not hers\"}");
        assertThat(ann.list(PATH)).hasSize(2).allSatisfy(alias -> {
            assertThat(alias.at("/confirmed").asInt()).isEqualTo(3);
            assertThat(alias.at("/undone").asInt()).isEqualTo(1);
        });

        // Confirmed for another customer, it identifies nobody any more.
        var other = scene.invoice(kranz, "INV-805", "105.00", null);
        ann.match(scene.receiveFrom(IBAN, "105.00", "Hanna Vogt", ""), other, "105.00");
        assertThat(ann.list(PATH)).hasSize(4).allSatisfy(alias -> assertThat(
                        alias.at("/ambiguous").asBoolean())
                .isTrue());
        assertEverythingHolds();
    }

    @Test
    void learnsNothingThatCustomerDataKnowsOrThatTheLedgerRefuses() {
        var one = scene.invoice("INV-811", "50.00");
        scene.invoice("INV-812", "50.00");
        ann.match(scene.receive("50.00", "LINDNER WEBEREI", ""), one, "50.00");
        assertThat(ann.list(PATH)).isEmpty();

        var two = scene.invoice("INV-813", "77.00");
        var line = scene.receive("77.00", "Otto Brandt", "");
        var match = ann.match(line, two, "77.00");
        assertThat(ann.list(PATH)).hasSize(1);
        scene.refused(match, line, 1, "exceeds-open-amount");
        scene.awaitStatus(match, "REFUSED");
        assertThat(ann.list(PATH))
                .singleElement()
                .satisfies(alias -> assertThat(alias.at("/confirmed").asInt()).isZero());
        assertEverythingHolds();
    }

    @Test
    void forgetsWhatAPersonSaysAndWhatWasAboutAnErasedCustomer() {
        var invoice = scene.invoice("INV-821", "99.00");
        ann.match(scene.receiveFrom(IBAN, "99.00", "Hanna Vogt", ""), invoice, "99.00");
        var alias = ann.list(PATH + "?kind=NAME").getFirst();
        var forget = PATH + "/" + alias.at("/aliasId").asString() + "/forget";
        var reason = "{\"reason\":\"pays for everybody\"}";

        assertThat(ann.post(forget, reason).told()).isEqualTo("428 if-match-required");
        assertThat(ann.post(forget, reason, "\"9\"").told()).isEqualTo("412 stale-version");
        assertThat(ann.post(forget, "{\"reason\":\" \"}", "\"1\"").status()).isEqualTo(400);
        assertThat(scene.person("dora", Role.AUDITOR)
                        .post(forget, reason, "\"1\"")
                        .told())
                .isEqualTo("403 access-denied");
        assertThat(scene.stranger(Role.ACCOUNTANT).post(forget, reason, "\"1\"").told())
                .isEqualTo("404 learned-alias-not-found");
        assertThat(ann.post(forget, reason, "\"1\"").at("/forgetReason")).isEqualTo("pays for everybody");
        assertThat(ann.post(forget, reason, "\"2\"").told()).isEqualTo("409 learned-alias-forgotten");
        assertThat(ann.list(PATH))
                .singleElement()
                .satisfies(left -> assertThat(left.at("/kind").asString()).isEqualTo("IBAN"));
        assertThat(ann.list(PATH + "?forgotten=true")).hasSize(1);
        assertThat(scene.stranger(Role.AUDITOR).list(PATH)).isEmpty();
        assertThat(ann.get(PATH + "/" + Ids.next()).told()).isEqualTo("404 learned-alias-not-found");

        probe.publishErased(CustomerEvents.CUSTOMER_STATE, scene.company, scene.customer, 2);
        await().atMost(LIMIT).until(() -> ann.list(PATH).isEmpty());
        assertThat(ann.list(PATH + "?forgotten=true")).isEmpty();
        assertEverythingHolds();
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
