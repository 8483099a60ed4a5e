package io.tieout.reconciliation.payable;

import static io.tieout.reconciliation.MatchingScene.DAY;
import static io.tieout.reconciliation.MatchingScene.LIMIT;
import static io.tieout.reconciliation.MatchingScene.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.BillApproved;
import io.tieout.events.ledger.v1.BillPaid;
import io.tieout.events.ledger.v1.BillPosted;
import io.tieout.events.ledger.v1.BillReopened;
import io.tieout.events.ledger.v1.BillVoided;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.PaymentReversed;
import io.tieout.events.ledger.v1.RefundApproved;
import io.tieout.events.reconciliation.v1.PaymentMatched;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class BillMatchingIT {

    private final EventProbe probe;
    private final List<InvariantCheck> checks;
    private final MatchingScene scene;
    private final MatchingScene.Person accountant;
    private final UUID supplier = Ids.next();

    BillMatchingIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.probe = probe;
        this.checks = checks;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.accountant = scene.person("accountant", Role.ACCOUNTANT);
    }

    @AfterEach
    void nothingIsPromisedTwice() {
        for (var check : checks) {
            assertThat(check.violations())
                    .filteredOn(violation -> violation.subject().contains(scene.company.toString()))
                    .as(check.statement())
                    .isEmpty();
        }
    }

    @Test
    void paysABillThatIsNamedAndOpensItAgainWhenThatIsUndone() {
        var bill = bill("RE-4711", "119.00", true);
        var line = scene.receive("-119.00", "Cloudy Hosting GmbH", "Rechnung RE-4711");

        var match = scene.awaitMatch(line);

        var told = probe.awaitPublished(ReconciliationEvents.PAYMENT_MATCHED, match)
                .payload();
        assertThat(told.amount()).isEqualTo(eur("-119.00"));
        assertThat(told.allocations()).containsExactly(new PaymentMatched.Allocation(bill, eur("-119.00")));
        assertThat(told.otherParts()).isEmpty();
        assertThat(scene.item("reserved_minor", bill)).isEqualTo(-11900);
        assertThat(accountant.get("/api/v1/matches/" + match).at("/allocations/0/invoiceNumber"))
                .startsWith("BILL-");
        scene.applied(match, line);
        paid(bill, 2, "119.00", match);
        isDecidedTheSameWhenItIsTriedAgain(1);
        assertThat(accountant.list("/api/v1/open-items?side=PAYABLE")).isEmpty();

        accountant.post("/api/v1/matches/" + match + "/undo", "{\"reason\":\"Paid by mistake\"}");
        probe.publish(
                LedgerEvents.PAYMENT_REVERSED,
                scene.company,
                match,
                2,
                new PaymentReversed(match, line, Ids.next(), DAY));
        probe.publish(
                LedgerEvents.BILL_REOPENED,
                scene.company,
                bill,
                3,
                new BillReopened(bill, "BILL", supplier, eur("119.00"), eur("119.00"), DAY, match, Ids.next()));
        scene.awaitStatus(match, "UNDONE");
        // What a person took back is only suggested.
        scene.awaitProposal(line);
        awaitOpen(bill, -11900);
        assertThat(scene.matches(line)).isZero();
        var shown = accountant.list("/api/v1/open-items?side=PAYABLE");
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().at("/kind").asString()).isEqualTo("BILL");
        assertThat(shown.getFirst().at("/side").asString()).isEqualTo("PAYABLE");
        assertThat(shown.getFirst().at("/open/amount").asString()).isEqualTo("-119.00");
        assertThat(shown.getFirst().at("/externalNumber").asString()).isEqualTo("RE-4711");
        assertThat(accountant.list("/api/v1/open-items?side=RECEIVABLE")).isEmpty();
        var again = accountant.get("/api/v1/bank-lines/" + line + "/candidates");
        assertThat(again.at("/candidates/0/allocations/0/invoiceId")).isEqualTo(bill.toString());
    }

    private void isDecidedTheSameWhenItIsTriedAgain(int lines) {
        var path = "/api/v1/matching-rules/dry-runs";
        var run = accountant.post(path, "{\"from\":\"2026-03-01\",\"to\":\"2026-03-31\"}");
        assertThat(run.status()).as(run.told()).isEqualTo(202);
        var shown = path + "/" + run.at("/dryRunId");
        await().atMost(LIMIT).until(() -> accountant.get(shown).at("/state").equals("DONE"));
        var done = accountant.get(shown);
        assertThat(done.at("/linesTotal") + done.at("/differences") + done.at("/notReproduced"))
                .isEqualTo(lines + "00");
    }

    @Test
    void leavesToAPersonWhatIsNotExactAndTakesItsWord() {
        var one = bill("A-1001", "30.00", true);
        var two = bill("A-1002", "70.00", true);
        var unnamed = scene.receive("-30.00", "Supplier", "Thank you");
        var part = scene.receive("-50.00", "Supplier", "A-1002");
        var both = scene.receive("-100.00", "Supplier", "A-1001 A-1002 and so on");
        scene.awaitProposal(unnamed);
        scene.awaitProposal(part);
        var together = scene.awaitMatch(both);
        assertThat(probe.awaitPublished(ReconciliationEvents.PAYMENT_MATCHED, together)
                        .payload()
                        .allocations())
                .containsExactlyInAnyOrder(
                        new PaymentMatched.Allocation(one, eur("-30.00")),
                        new PaymentMatched.Allocation(two, eur("-70.00")));
        scene.refused(together, both, 1, "bill-not-payable");
        scene.awaitStatus(together, "REFUSED");
        assertThat(scene.item("reserved_minor", one)).isZero();
        assertThat(accountant.list("/api/v1/discrepancies?status=OPEN").stream()
                        .map(found -> found.at("/kind").asString()))
                .contains("REFUSED_BY_LEDGER");

        // More than is open, the other sign, and a bill of two lines at once are refused.
        assertThat(matching(unnamed, one, "-30.01").told()).startsWith("4");
        assertThat(matching(part, one, "-50.00").told()).isEqualTo("409 exceeds-open-amount");
        assertThat(matching(part, two, "-50.00").status()).isEqualTo(201);
        var rest = matching(unnamed, one, "-30.00");
        assertThat(rest.status()).isEqualTo(201);
        var match = UUID.fromString(rest.at("/matchId"));
        assertThat(probe.awaitPublished(ReconciliationEvents.PAYMENT_MATCHED, match)
                        .payload()
                        .allocations())
                .containsExactly(new PaymentMatched.Allocation(one, eur("-30.00")));
        assertThat(scene.item("reserved_minor", two)).isEqualTo(-5000);
    }

    @Test
    void wakesALineWhoseBillComesLaterAndIsNamedByWhatTheBankHandsOnAlone() {
        var line = scene.pay("-119.00", "Cloudy Hosting GmbH", "Hosting March", "RE-4799");
        scene.awaitProposal(line);

        var bill = bill("RE-4799", "119.00", true);

        assertThat(allocated(line)).containsExactly(new PaymentMatched.Allocation(bill, eur("-119.00")));
    }

    @Test
    void asksAPersonWhenTheMoneyWentToSomebodyElseThanTheSupplier() {
        scene.customer("S-000001", "Druckhaus Berg KG");
        var known = scene.customer("S-000002", "Cloudy Hosting GmbH");
        var bill = bill(known, "RE-4711", "119.00");
        var line = scene.receive("-119.00", "Druckhaus Berg KG", "RE-4711");

        scene.awaitProposal(line);

        var shown = accountant.get("/api/v1/bank-lines/" + line + "/candidates");
        assertThat(shown.at("/candidates/0/allocations/0/invoiceId")).isEqualTo(bill.toString());
        assertThat(shown.body().at("/evidence").values().stream()
                        .map(seen -> seen.at("/signal").asString()))
                .contains("PAYER_NAME");
        assertThat(scene.matches(line)).isZero();
        assertThat(scene.awaitMatch(scene.receive("-119.00", "CLOUDY HOSTING", "RE-4711")))
                .isNotNull();
    }

    @Test
    void waitsForTheApprovalOfABillAndForgetsOneThatWasTakenBack() {
        var waiting = bill("RE-500", "55.00", false);
        var gone = bill("RE-600", "66.00", true);
        probe.publish(
                LedgerEvents.BILL_VOIDED,
                scene.company,
                gone,
                2,
                new BillVoided(gone, "BILL", supplier, eur("-66.00"), DAY, Ids.next()));
        awaitOpen(gone, 0);
        var line = scene.receive("-55.00", "Cloudy Hosting GmbH", "RE-500");
        var late = scene.receive("-66.00", "Cloudy Hosting GmbH", "RE-600");
        scene.awaitProposal(line);
        scene.awaitProposal(late);
        // It is not paid twice: it is not paid at all.
        assertThat(accountant.list("/api/v1/discrepancies?status=OPEN").stream()
                        .map(found -> found.at("/kind").asString()))
                .containsOnly("UNKNOWN_MONEY");
        assertThat(matching(line, waiting, "-55.00").told()).isEqualTo("409 exceeds-open-amount");

        probe.publish(
                LedgerEvents.BILL_APPROVED,
                scene.company,
                waiting,
                2,
                new BillApproved(waiting, supplier, eur("55.00"), Ids.next()));

        scene.awaitMatch(line);
        assertThat(scene.matches(late)).isZero();
    }

    @Test
    void opensABillAgainWhenItsPaymentComesBackAndPaysItWhenThatIsUndone() {
        var bill = bill("RE-4712", "119.00", true);
        var payment = scene.receive("-119.00", "Cloudy Hosting GmbH", "RE-4712");
        var paying = scene.awaitMatch(payment);
        scene.applied(paying, payment);
        paid(bill, 2, "119.00", paying);

        var line = scene.receive("119.00", "Cloudy Hosting GmbH", "Rückgabe RE-4712");
        var match = scene.awaitMatch(line);

        assertThat(allocated(line)).containsExactly(new PaymentMatched.Allocation(bill, eur("119.00")));
        assertThat(scene.item("reserved_minor", bill)).isZero();
        scene.applied(match, line);
        reopened(bill, 3, "119.00", match);
        assertThat(accountant.list("/api/v1/discrepancies?status=OPEN").stream()
                        .map(found -> found.at("/kind").asString()))
                .containsExactly("RETURNED");
        isDecidedTheSameWhenItIsTriedAgain(2);

        accountant.post("/api/v1/matches/" + match + "/undo", "{\"reason\":\"It was another bill\"}");
        probe.publish(
                LedgerEvents.PAYMENT_REVERSED,
                scene.company,
                match,
                2,
                new PaymentReversed(match, line, Ids.next(), DAY));
        paid(bill, 4, "119.00", match);
        scene.awaitStatus(match, "UNDONE");
        scene.awaitProposal(line);
        assertThat(matching(line, bill, "119.01").told()).startsWith("4");
        // A person says so, though the engine may not any more.
        assertThat(matching(line, bill, "119.00").status()).isEqualTo(201);
    }

    @Test
    void opensNoBillAgainOfWhichNothingWasPaid() {
        var waiting = bill("RE-501", "55.00", false);
        var open = bill("RE-502", "66.00", true);
        var one = scene.receive("55.00", "Cloudy Hosting GmbH", "Rückgabe RE-501");
        var other = scene.receive("66.00", "Cloudy Hosting GmbH", "Rückgabe RE-502");

        scene.awaitProposal(one);
        scene.awaitProposal(other);

        assertThat(matching(one, waiting, "55.00").told()).isEqualTo("409 exceeds-paid-amount");
        assertThat(matching(other, open, "66.00").told()).isEqualTo("409 exceeds-paid-amount");
    }

    @Test
    void takesWhatASupplierPaysForItsCreditNote() {
        var line = scene.receive("5.00", "Cloudy Hosting GmbH", "Gutschrift GS-1001");
        scene.awaitProposal(line);
        var note = put(posted(Ids.next(), "GS-1001", "CREDIT_NOTE", "5.00", true));

        assertThat(allocated(line)).containsExactly(new PaymentMatched.Allocation(note, eur("5.00")));

        assertThat(scene.item("reserved_minor", note)).isEqualTo(500);
        var shown = accountant.list("/api/v1/open-items?side=PAYABLE");
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().at("/kind").asString()).isEqualTo("SUPPLIER_CREDIT");
        assertThat(shown.getFirst().at("/open/amount").asString()).isEqualTo("5.00");
        probe.publish(
                LedgerEvents.BILL_PAID,
                scene.company,
                note,
                2,
                new BillPaid(
                        note,
                        "CREDIT_NOTE",
                        supplier,
                        eur("-5.00"),
                        eur("0.00"),
                        DAY,
                        scene.awaitMatch(line),
                        Ids.next()));
        awaitOpen(note, 0);
        assertThat(scene.item("reserved_minor", note)).isZero();
    }

    @Test
    void letsCreditNotesOfBeforePassWithoutATrace() {
        var note = Ids.next();
        probe.publish(
                LedgerEvents.BILL_PAID,
                scene.company,
                note,
                2,
                new BillPaid(note, "CREDIT_NOTE", supplier, eur("-5.00"), eur("0.00"), DAY, null, null));

        var after = bill("RE-700", "7.00", true);

        assertThat(scene.item("count(*)", note)).isZero();
        assertThat(scene.item("open_minor", after)).isEqualTo(-700);
    }

    @Test
    void disturbsNeitherRefundsNorCustomers() {
        var invoice = scene.invoice("RE-9000", "40.00");
        bill("RE-9000", "40.00", true);
        bill("X-1", "119.00", true);
        var refund = Ids.next();
        probe.publish(
                LedgerEvents.REFUND_APPROVED,
                scene.company,
                refund,
                1,
                new RefundApproved(
                        refund, "RFD-2026-000001", scene.customer, DAY, "RF18000001", eur("119.00"), Ids.next()));
        await().atMost(LIMIT).until(() -> scene.item("count(*)", refund) == 1);

        var incoming = scene.receive("40.00", "Lindner Weberei GmbH", "RE-9000");
        var outgoing = scene.receive("-119.00", "Lindner Weberei GmbH", "RFD-2026-000001");

        assertThat(allocated(incoming)).containsExactly(new PaymentMatched.Allocation(invoice, eur("40.00")));
        assertThat(allocated(outgoing)).containsExactly(new PaymentMatched.Allocation(refund, eur("-119.00")));
    }

    private List<PaymentMatched.Allocation> allocated(UUID line) {
        return probe.awaitPublished(ReconciliationEvents.PAYMENT_MATCHED, scene.awaitMatch(line))
                .payload()
                .allocations();
    }

    private MatchingScene.Answer matching(UUID line, UUID bill, String amount) {
        return accountant.post("/api/v1/matches", """
                {"lineId":"%s","allocations":[{"invoiceId":"%s","amount":{"amount":"%s","currency":"EUR"}}]}""".formatted(line, bill, amount));
    }

    private UUID bill(String supplierNumber, String amount, boolean payable) {
        return put(posted(Ids.next(), supplierNumber, "BILL", amount, payable));
    }

    private UUID bill(UUID ofSupplier, String supplierNumber, String amount) {
        return put(posted(Ids.next(), ofSupplier, supplierNumber, "BILL", amount, true));
    }

    private UUID put(BillPosted posted) {
        var bill = posted.billId();
        probe.publish(LedgerEvents.BILL_POSTED, scene.company, bill, 1, posted);
        await().atMost(LIMIT).until(() -> scene.item("count(*)", bill) == 1);
        return bill;
    }

    private BillPosted posted(UUID bill, String supplierNumber, String kind, String amount, boolean payable) {
        return posted(bill, supplier, supplierNumber, kind, amount, payable);
    }

    private static BillPosted posted(
            UUID bill, UUID supplier, String supplierNumber, String kind, String amount, boolean payable) {
        return new BillPosted(
                bill,
                "BILL-2026-" + bill.toString().substring(24),
                kind,
                supplier,
                supplierNumber,
                DAY,
                DAY,
                DAY.plusDays(30),
                null,
                eur(amount),
                eur("0.00"),
                eur(amount),
                eur(amount),
                payable,
                Ids.next());
    }

    private void paid(UUID bill, long version, String amount, UUID match) {
        probe.publish(
                LedgerEvents.BILL_PAID,
                scene.company,
                bill,
                version,
                new BillPaid(bill, "BILL", supplier, eur(amount).negated(), eur("0.00"), DAY, match, Ids.next()));
        awaitOpen(bill, 0);
        assertThat(scene.item("reserved_minor", bill)).isZero();
    }

    private void reopened(UUID bill, long version, String amount, UUID match) {
        probe.publish(
                LedgerEvents.BILL_REOPENED,
                scene.company,
                bill,
                version,
                new BillReopened(bill, "BILL", supplier, eur(amount), eur(amount), DAY, match, Ids.next()));
        awaitOpen(bill, -eur(amount).minorUnits());
    }

    private void awaitOpen(UUID bill, long minor) {
        await().atMost(LIMIT).until(() -> scene.item("open_minor", bill) == minor);
    }
}
