package io.tieout.reconciliation.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.PaymentApplied;
import io.tieout.events.ledger.v1.PaymentRefused;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class LearnedAliasIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String IBAN = "DE75512108001245126199";

    private final EventProbe probe;
    private final List<InvariantCheck> checks;
    private final TaughtCompany company;

    LearnedAliasIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.probe = probe;
        this.checks = checks;
        this.company = new TaughtCompany(client, probe, jdbc);
    }

    @Test
    void learnsWhoPaysFromWhatPeopleConfirmAndUnlearnsWhatTheyTakeBack() {
        var lindner = company.customer("Lindner Weberei GmbH");
        var kranz = company.customer("Kranz Logistik AG");
        for (int i = 1; i <= 2; i++) {
            var invoice = company.invoice(lindner, "INV-80" + i, 10_100 + i);
            company.match(company.line("Hanna Vogt", IBAN, 10_100 + i, "thanks"), invoice, 10_100 + i);
        }
        assertThat(company.list("/api/v1/learned-aliases")).hasSize(2).allSatisfy(alias -> {
            assertThat(alias.at("/customerId").asString()).isEqualTo(lindner.toString());
            assertThat(alias.at("/customerName").asString()).isEqualTo("Lindner Weberei GmbH");
            assertThat(alias.at("/confirmed").asInt()).isEqualTo(2);
            assertThat(alias.at("/ambiguous").asBoolean()).isFalse();
        });
        assertThat(company.list("/api/v1/learned-aliases?kind=NAME&key=HANNAVOGT&customerId=" + lindner))
                .singleElement()
                .satisfies(alias -> assertThat(alias.at("/written").asString()).isEqualTo("Hanna Vogt"));
        assertThat(company.list("/api/v1/learned-aliases?customerId=" + kranz)).isEmpty();

        // Two confirmations are too few to book anything by: the line waits, and is proposed for the right customer.
        var waitingInvoice = company.invoice(lindner, "INV-803", 20_300);
        var waiting = company.line("HANNA VOGT", IBAN, 20_300, "");
        company.awaitProposal(waiting);
        var candidates = company.get("/api/v1/bank-lines/" + waiting + "/candidates");
        assertThat(candidates.at("/candidates/0/allocations/0/invoiceId").asString())
                .isEqualTo(waitingInvoice.toString());
        assertThat(candidates.at("/evidence").toString())
                .contains("LEARNED_ALIAS", "was confirmed 2 times", "too few matches confirmed");

        // The third one does it, for the line that waits too.
        var third = company.invoice(lindner, "INV-804", 10_400);
        company.match(company.line("Hanna Vogt", IBAN, 10_400, "thank you"), third, 10_400);
        await().atMost(LIMIT).until(() -> company.matchOf(waiting).isPresent());
        var automatic = company.matchOf(waiting).orElseThrow();
        assertThat(company.get("/api/v1/matches/" + automatic).at("/decision").asString())
                .isEqualTo("AUTO");

        // Taken back, it speaks against both aliases, once, however often the undoing is asked for.
        probe.publish(
                LedgerEvents.PAYMENT_APPLIED,
                company.id,
                automatic,
                1,
                new PaymentApplied(automatic, waiting, Ids.next(), TaughtCompany.DAY));
        await().atMost(LIMIT).until(() -> company.status(automatic).equals("POSTED"));
        company.post("/api/v1/matches/" + automatic + "/undo", "{\"reason\":\"not hers\"}");
        probe.publish(
                LedgerEvents.PAYMENT_REFUSED,
                company.id,
                automatic,
                2,
                new PaymentRefused(automatic, waiting, "refunded", "was refunded", null, null));
        await().atMost(LIMIT).until(() -> company.status(automatic).equals("POSTED"));
        company.post("/api/v1/matches/" + automatic + "/undo", "{\"reason\":\"really not hers\"}");
        assertThat(company.list("/api/v1/learned-aliases")).hasSize(2).allSatisfy(alias -> {
            assertThat(alias.at("/confirmed").asInt()).isEqualTo(3);
            assertThat(alias.at("/undone").asInt()).isEqualTo(1);
        });

        // Confirmed for another customer, it identifies nobody any more.
        var other = company.invoice(kranz, "INV-805", 10_500);
        company.match(company.line("Hanna Vogt", IBAN, 10_500, ""), other, 10_500);
        assertThat(company.list("/api/v1/learned-aliases")).hasSize(4).allSatisfy(alias -> assertThat(
                        alias.at("/ambiguous").asBoolean())
                .isTrue());
        assertEverythingHolds();
    }

    @Test
    void learnsNothingThatCustomerDataKnowsOrThatTheLedgerRefuses() {
        var lindner = company.customer("Lindner Weberei GmbH");
        var one = company.invoice(lindner, "INV-811", 5_000);
        company.invoice(lindner, "INV-812", 5_000);
        var known = company.line("LINDNER WEBEREI", null, 5_000, "");
        company.awaitProposal(known);
        company.match(known, one, 5_000);
        assertThat(company.list("/api/v1/learned-aliases")).isEmpty();

        var two = company.invoice(lindner, "INV-813", 7_700);
        var line = company.line("Otto Brandt", null, 7_700, "");
        var match = company.match(line, two, 7_700);
        assertThat(company.list("/api/v1/learned-aliases")).hasSize(1);
        probe.publish(
                LedgerEvents.PAYMENT_REFUSED,
                company.id,
                match,
                1,
                new PaymentRefused(match, line, "exceeds-open-amount", "0.00 EUR open", two, TaughtCompany.eur(0)));
        await().atMost(LIMIT).until(() -> company.status(match).equals("REFUSED"));
        assertThat(company.list("/api/v1/learned-aliases"))
                .singleElement()
                .satisfies(alias -> assertThat(alias.at("/confirmed").asInt()).isZero());
        assertEverythingHolds();
    }

    @Test
    void forgetsWhatAPersonSaysAndWhatWasAboutAnErasedCustomer() {
        var lindner = company.customer("Lindner Weberei GmbH");
        company.match(company.line("Hanna Vogt", IBAN, 9_900, ""), company.invoice(lindner, "INV-821", 9_900), 9_900);
        var alias = company.list("/api/v1/learned-aliases?kind=NAME").getFirst();
        var path = "/api/v1/learned-aliases/" + alias.at("/aliasId").asString();
        var reason = "{\"reason\":\"pays for everybody\"}";

        assertThat(company.post(path + "/forget", reason).at("/code").asString())
                .isEqualTo("if-match-required");
        assertThat(company.change(path + "/forget", reason, 9).at("/code").asString())
                .isEqualTo("stale-version");
        assertThat(company.change(path + "/forget", "{\"reason\":\" \"}", 1)
                        .at("/status")
                        .asInt())
                .isEqualTo(400);
        assertThat(company.as(TestTokens.bearer(company.id, Role.AUDITOR))
                        .change(path + "/forget", reason, 1)
                        .at("/code")
                        .asString())
                .isEqualTo("access-denied");
        assertThat(company.as(TestTokens.bearer(Ids.next(), Role.ACCOUNTANT))
                        .change(path + "/forget", reason, 1)
                        .at("/code")
                        .asString())
                .isEqualTo("learned-alias-not-found");
        assertThat(company.change(path + "/forget", reason, 1)
                        .at("/forgetReason")
                        .asString())
                .isEqualTo("pays for everybody");
        assertThat(company.change(path + "/forget", reason, 2).at("/code").asString())
                .isEqualTo("learned-alias-forgotten");
        assertThat(company.list("/api/v1/learned-aliases"))
                .singleElement()
                .satisfies(left -> assertThat(left.at("/kind").asString()).isEqualTo("IBAN"));
        assertThat(company.list("/api/v1/learned-aliases?forgotten=true")).hasSize(1);
        assertThat(company.as(TestTokens.bearer(Ids.next(), Role.AUDITOR)).list("/api/v1/learned-aliases"))
                .isEmpty();
        assertThat(company.get("/api/v1/learned-aliases/" + UUID.randomUUID())
                        .at("/code")
                        .asString())
                .isEqualTo("learned-alias-not-found");

        probe.publishErased(CustomerEvents.CUSTOMER_STATE, company.id, lindner, 2);
        await().atMost(LIMIT)
                .until(() -> company.list("/api/v1/learned-aliases").isEmpty());
        assertThat(company.list("/api/v1/learned-aliases?forgotten=true")).isEmpty();
        assertEverythingHolds();
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
