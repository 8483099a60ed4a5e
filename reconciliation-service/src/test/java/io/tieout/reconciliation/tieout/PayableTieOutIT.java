package io.tieout.reconciliation.tieout;

import static io.tieout.reconciliation.MatchingScene.DAY;
import static io.tieout.reconciliation.MatchingScene.LIMIT;
import static io.tieout.reconciliation.MatchingScene.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.BillApproved;
import io.tieout.events.ledger.v1.BillPaid;
import io.tieout.events.ledger.v1.BillPartPaid;
import io.tieout.events.ledger.v1.BillPosted;
import io.tieout.events.ledger.v1.BillVoided;
import io.tieout.events.ledger.v1.JournalBlockSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// Bills = payables account, approved = posted, paid = settled: what differs is named with its documents.
@ServiceTest
class PayableTieOutIT {

    private static final String PAYABLES = "21200";

    private final EventProbe probe;
    private final MatchingScene scene;
    private final MatchingScene.Person accountant;
    private final MatchingScene.Person auditor;
    private final UUID supplier = Ids.next();
    private int blocks;

    PayableTieOutIT(@Autowired RestTestClient client, @Autowired EventProbe probe, @Autowired JdbcClient jdbc) {
        this.probe = probe;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.accountant = scene.person("accountant", Role.ACCOUNTANT);
        this.auditor = scene.person("auditor", Role.AUDITOR);
    }

    @Test
    void agreesWhereNothingButApprovalsAndDiscountsLieBetween() {
        var bill = bill("RE-1", "BILL", "100.00", true);
        var waiting = bill("RE-2", "BILL", "50.00", false);
        bill("GS-1", "CREDIT_NOTE", "19.00", true);
        var wrong = bill("RE-3", "BILL", "7.00", true);
        sealed("BILL", "CREDIT", "100.00", "RE-1");
        sealed("BILL", "CREDIT", "50.00", "RE-2");
        sealed("BILL", "DEBIT", "19.00", "GS-1");
        sealed("BILL", "CREDIT", "7.00", "RE-3");
        sealed("REVERSAL", "DEBIT", "7.00", "RE-3");
        probe.publish(
                LedgerEvents.BILL_VOIDED,
                scene.company,
                wrong,
                2,
                new BillVoided(wrong, "BILL", supplier, eur("-7.00"), DAY, Ids.next()));
        awaitOpen(wrong, 0);
        var match = pay(bill, "-98.00", "100.00");
        sealed("PAYMENT", "DEBIT", "98.00", "RE-1");
        sealed("BILL_DISCOUNT", "DEBIT", "2.00", "RE-1");
        awaitSealed();

        var payables = line("PAYABLES");
        assertThat(told(payables)).isEqualTo("31.00 31.00 true");
        assertThat(payables.at("/actual/label").asString()).isEqualTo("control account " + PAYABLES);
        assertThat(payables.at("/itemCount").asInt()).isEqualTo(2);
        var purchases = line("PURCHASES");
        assertThat(told(purchases)).isEqualTo("88.00 138.00 true");
        assertThat(causes(purchases)).containsExactly("AWAITING_APPROVAL EXPLAINED 50.00 1");
        assertThat(purchases.at("/items/0/id").asString()).isEqualTo(waiting.toString());
        var payments = line("SUPPLIER_PAYMENTS");
        assertThat(told(payments)).isEqualTo("98.00 100.00 true");
        assertThat(causes(payments)).containsExactly("KEPT_BACK EXPLAINED 2.00 1");
        assertThat(payments.at("/items/0/kind").asString()).isEqualTo("BANK_LINE");
        assertThat(payments.at("/items/0/id").asString())
                .isEqualTo(accountant.get("/api/v1/matches/" + match).at("/lineId"));

        probe.publish(
                LedgerEvents.BILL_APPROVED,
                scene.company,
                waiting,
                2,
                new BillApproved(waiting, supplier, eur("50.00"), Ids.next()));
        awaitOpen(waiting, -5000);
        // It was owed before it was approved, and of the days before the approval it was waiting.
        assertThat(told(line("PAYABLES"))).isEqualTo("31.00 31.00 true");
        assertThat(causes(line("PURCHASES", "2026-03-31"))).containsExactly("AWAITING_APPROVAL EXPLAINED 50.00 1");
        assertThat(causes(line("PURCHASES", "2199-12-31"))).isEmpty();
    }

    @Test
    void namesWhatIsNotSealedYetAndWhatIsWrong() {
        var late = bill("RE-1", "BILL", "30.00", true);
        sealed("BILL", "CREDIT", "5.00", "RE-9");
        awaitSealed();

        var unknown = line("PURCHASES");
        assertThat(unknown.at("/ok").asBoolean()).isFalse();
        assertThat(causes(unknown)).containsExactly("NOT_SEALED TIMING -30.00 1", "POSTED_WITHOUT_BILL ERROR 5.00 1");
        assertThat(unknown.at("/items/0/label").asString()).isEqualTo("RE-9");
        assertThat(unknown.at("/items/1/id").asString()).isEqualTo(late.toString());

        bill("RE-9", "BILL", "6.00", true);
        sealed("BILL", "CREDIT", "30.00", "RE-1");
        var match = pay(late, "-30.00", "29.00");
        sealed("PAYMENT", "DEBIT", "29.00", "RE-1");
        awaitSealed();

        assertThat(causes(line("PURCHASES"))).containsExactly("POSTED_OTHERWISE ERROR -1.00 1");
        var payables = line("PAYABLES");
        assertThat(told(payables)).isEqualTo("7.00 6.00 false");
        assertThat(causes(payables)).containsExactly("SUPPLIER_DIFFERS ERROR -1.00 1");
        assertThat(payables.at("/items/0/id").asString()).isEqualTo(supplier.toString());
        assertThat(causes(line("SUPPLIER_PAYMENTS"))).containsExactly("SETTLED_OTHERWISE ERROR -1.00 1");
        assertThat(scene.status(match)).isEqualTo("POSTED");
        assertThat(auditor.get("/api/v1/tie-out?asOf=2026-03-31").at("/ok")).isEqualTo("false");
    }

    @Test
    void saysNothingOfSuppliersWhereThereAreNone() {
        assertThat(line("PAYABLES").isMissingNode()).isTrue();
    }

    /// A person matches the line; the ledger says how much that settled, in two steps.
    private UUID pay(UUID bill, String line, String settled) {
        var received = scene.receive(line, "Cloudy Hosting GmbH", "Thank you");
        var match = accountant.match(received, bill, line);
        scene.applied(match, received);
        var total = eur(settled);
        var first = eur(line).abs().compareTo(total) < 0 ? eur(line).abs() : total;
        var rest = total.minus(first);
        probe.publish(
                LedgerEvents.BILL_PART_PAID,
                scene.company,
                bill,
                2,
                new BillPartPaid(bill, "BILL", supplier, first.negated(), rest, DAY, match, Ids.next()));
        if (rest.isPositive()) {
            probe.publish(
                    LedgerEvents.BILL_PAID,
                    scene.company,
                    bill,
                    3,
                    new BillPaid(bill, "BILL", supplier, rest.negated(), eur("0.00"), DAY, match, Ids.next()));
        }
        awaitOpen(bill, 0);
        return match;
    }

    private UUID bill(String number, String kind, String amount, boolean payable) {
        var bill = Ids.next();
        probe.publish(
                LedgerEvents.BILL_POSTED,
                scene.company,
                bill,
                1,
                new BillPosted(
                        bill,
                        kind + "-" + number,
                        kind,
                        supplier,
                        number,
                        DAY,
                        DAY,
                        DAY.plusDays(30),
                        null,
                        eur(amount),
                        eur("0.00"),
                        eur(amount),
                        eur(amount),
                        payable,
                        Ids.next()));
        await().atMost(LIMIT).until(() -> scene.item("count(*)", bill) == 1);
        return bill;
    }

    /// An entry of its own, sealed as a block.
    private void sealed(String source, String side, String amount, String document) {
        int number = ++blocks;
        var payable = new JournalBlockSealed.Line(
                PAYABLES, side, eur(amount), null, new JournalBlockSealed.Supplier(supplier, document, DAY));
        var other = new JournalBlockSealed.Line("5400", side.equals("DEBIT") ? "CREDIT" : "DEBIT", eur(amount));
        var entry = new JournalBlockSealed.Entry(
                Ids.next(),
                number,
                DAY,
                Instant.parse("2026-04-02T10:00:00Z"),
                source,
                Ids.next(),
                List.of(other, payable));
        probe.publish(
                LedgerEvents.JOURNAL_BLOCK_SEALED,
                scene.company,
                scene.company,
                number,
                new JournalBlockSealed(
                        scene.company,
                        number,
                        number,
                        number,
                        List.of(entry),
                        null,
                        List.of(
                                new JournalBlockSealed.AccountRole(PAYABLES, "PAYABLE"),
                                new JournalBlockSealed.AccountRole("1200", "RECEIVABLE"),
                                new JournalBlockSealed.AccountRole("4100", "REVENUE"))));
    }

    private void awaitSealed() {
        await().atMost(LIMIT)
                .until(() -> scene.count(
                                        "select coalesce(max(block_number), 0) from ledger_position where company_id = :company")
                                == blocks
                        && scene.count("select count(*) from supplier_ledger_line where company_id = :company")
                                == blocks);
    }

    private void awaitOpen(UUID bill, long minor) {
        await().atMost(LIMIT).until(() -> scene.item("open_minor", bill) == minor);
    }

    private JsonNode line(String subject) {
        return line(subject, "2026-03-31");
    }

    private JsonNode line(String subject, String asOf) {
        var report = auditor.get("/api/v1/tie-out?asOf=" + asOf).body();
        return StreamSupport.stream(report.at("/lines").spliterator(), false)
                .filter(line -> line.at("/subject").asString().equals(subject))
                .findFirst()
                .orElse(report.at("/none"));
    }

    private static String told(JsonNode line) {
        return line.at("/expected/amount/amount").asString() + " "
                + line.at("/actual/amount/amount").asString() + " "
                + line.at("/ok").asBoolean();
    }

    private static List<String> causes(JsonNode line) {
        return StreamSupport.stream(line.at("/causes").spliterator(), false)
                .map(cause ->
                        cause.at("/code").asString() + " " + cause.at("/kind").asString() + " "
                                + cause.at("/amount/amount").asString() + " "
                                + cause.at("/count").asInt())
                .toList();
    }
}
