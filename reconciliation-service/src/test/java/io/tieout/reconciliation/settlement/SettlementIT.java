package io.tieout.reconciliation.settlement;

import static io.tieout.reconciliation.MatchingScene.DAY;
import static io.tieout.reconciliation.MatchingScene.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.CreditNoteIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.SettlementPosted;
import io.tieout.events.ledger.v1.SettlementRefused;
import io.tieout.events.ledger.v1.SettlementUndone;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.events.reconciliation.v1.SettlementApproved;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.event.EventType;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Answer;
import io.tieout.reconciliation.MatchingScene.Person;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class SettlementIT {

    private static final String PATH = "/api/v1/settlements";

    private final RestTestClient client;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;
    private final MatchingScene scene;
    private final Person ann;
    private final Person ben;

    SettlementIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.probe = probe;
        this.jdbc = jdbc;
        this.checks = checks;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.ann = scene.person("ann", Role.ACCOUNTANT);
        this.ben = scene.person("ben", Role.ACCOUNTANT);
    }

    @AfterEach
    void everythingHolds() {
        for (var check : checks) {
            if (check.invariant().equals("I7")) {
                assertThat(check.violations().stream()
                                .filter(violation -> violation.subject().startsWith(scene.company.toString())))
                        .as(check.statement())
                        .isEmpty();
            }
        }
    }

    @Test
    void isPostedOnceByTheLedgerAndTakenBackAsAWhole() {
        var first = scene.invoice("INV-2026-000601", "100.00");
        var second = scene.invoice("INV-2026-000602", "80.00");
        var disputed = scene.invoice("INV-2026-000603", "500.00");
        jdbc.sql("update open_item set disputed = true where invoice_id = :id")
                .param("id", disputed)
                .update();
        var note = creditNote("CN-2026-000601", "60.00");

        var drafted = draft("\"onAccount\":{\"amount\":\"50.00\",\"currency\":\"EUR\"}");

        assertThat(drafted.told()).isEqualTo("201");
        assertThat(drafted.at("/settlement/settled/amount") + " " + drafted.at("/settlement/net/amount"))
                .isEqualTo("110.00 70.00");
        assertThat(drafted.body().at("/lines").values().stream()
                        .map(line -> line.at("/kind").asString() + " "
                                + line.at("/settled/amount").asString()))
                .containsExactlyInAnyOrder("INVOICE 100.00", "INVOICE 10.00", "CREDIT_NOTE 60.00", "ON_ACCOUNT 50.00");
        assertThat(ann.post(path(drafted) + "/approve", null).told()).isEqualTo("428 if-match-required");
        assertThat(ann.post(path(drafted) + "/approve", null, drafted.tag()).told())
                .isEqualTo("403 approver-is-creator");
        assertThat(ben.post(path(drafted) + "/approve", null, "\"7\"").told()).isEqualTo("412 stale-version");
        assertThat(ben.post(path(drafted) + "/undo", "{\"reason\":\"x\"}", drafted.tag())
                        .told())
                .isEqualTo("409 settlement-past-this-step");
        var approved = ben.post(path(drafted) + "/approve", null, drafted.tag());
        assertThat(approved.told() + approved.at("/settlement/status")).isEqualTo("202APPROVED");
        var told = asked(ReconciliationEvents.SETTLEMENT_APPROVED, drafted, 1);
        assertThat(told.invoices())
                .extracting(SettlementApproved.InvoicePart::invoiceId)
                .containsExactlyInAnyOrder(first, second);
        assertThat(told.creditNotes()).containsExactly(new SettlementApproved.CreditNotePart(note, eur("60.00")));
        assertThat(told.onAccount()).isEqualTo(eur("50.00"));

        var id = id(drafted);
        answer(LedgerEvents.SETTLEMENT_REFUSED, id, 1, new SettlementRefused(id, 1, "exceeds-money-on-account", "no"));
        var refused = ann.get(path(drafted));
        assertThat(refused.at("/settlement/status") + refused.at("/settlement/refusalCode"))
                .isEqualTo("DRAFTexceeds-money-on-account");
        assertThat(refused.body().at("/settlement").has("approvedBy")).isFalse();
        ben.post(path(drafted) + "/approve", null, refused.tag());
        var entry = Ids.next();
        answer(
                LedgerEvents.SETTLEMENT_POSTED,
                id,
                2,
                new SettlementPosted(id, 2, DAY, List.of(Ids.next()), List.of(entry)));
        var posted = ann.get(path(drafted));
        assertThat(posted.at("/settlement/status") + posted.at("/settlement/entryIds/0"))
                .isEqualTo("POSTED" + entry);
        assertThat(ben.post(path(drafted) + "/approve", null, posted.tag()).told())
                .isEqualTo("409 settlement-past-this-step");
        assertThat(ben.post(path(drafted) + "/withdraw", null, posted.tag()).told())
                .isEqualTo("409 settlement-past-this-step");

        assertThat(ann.post(path(drafted) + "/undo", "{\"reason\":\"\"}", posted.tag())
                        .told())
                .isEqualTo("400 invalid-field");
        var undoing = ann.post(path(drafted) + "/undo", "{\"reason\":\"Wrong customer\"}", posted.tag());
        assertThat(undoing.at("/settlement/status")).isEqualTo("UNDOING");
        asked(ReconciliationEvents.SETTLEMENT_UNDO_REQUESTED, drafted, 3);
        answer(LedgerEvents.SETTLEMENT_REFUSED, id, 3, new SettlementRefused(id, 3, "period-closed", "no"));
        var stays = ann.get(path(drafted));
        assertThat(stays.at("/settlement/status")).isEqualTo("POSTED");
        ann.post(path(drafted) + "/undo", "{\"reason\":\"Wrong customer\"}", stays.tag());
        var reversal = Ids.next();
        answer(LedgerEvents.SETTLEMENT_UNDONE, id, 4, new SettlementUndone(id, 4, DAY, List.of(reversal)));
        var undone = ann.get(path(drafted));
        assertThat(undone.at("/settlement/status") + undone.at("/settlement/reversalIds/0"))
                .isEqualTo("UNDONE" + reversal);
        assertThat(undone.at("/settlement/undoReason")).isEqualTo("Wrong customer");
    }

    @Test
    void needsBothSides() {
        scene.invoice("INV-2026-000611", "100.00");
        assertThat(draft("").told()).isEqualTo("422 nothing-to-settle");
        assertThat(draft("\"onAccount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}")
                        .told())
                .isEqualTo("422 settlement-unfit");
        assertThat(draft("\"from\":\"2027-01-01\"").told()).isEqualTo("422 settlement-unfit");
        creditNote("CN-2026-000611", "30.00");
        var drafted = draft("");
        assertThat(drafted.at("/settlement/net/amount")).isEqualTo("70.00");
        assertThat(ann.post(path(drafted) + "/withdraw", null, drafted.tag()).at("/settlement/status"))
                .isEqualTo("WITHDRAWN");
        assertThat(ann.get(PATH + "?status=WITHDRAWN&customerId=" + scene.customer)
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        var auditor = scene.person("aud", Role.AUDITOR);
        assertThat(auditor.get(path(drafted)).told()).isEqualTo("200");
        assertThat(auditor.post(path(drafted) + "/approve", null, "\"2\"").told())
                .isEqualTo("403 access-denied");
        var stranger = new MatchingScene(client, probe, jdbc).person("stranger", Role.ACCOUNTANT);
        assertThat(stranger.get(path(drafted)).told()).isEqualTo("404 settlement-not-found");
    }

    private Answer draft(String more) {
        return ann.post(PATH, """
                        {"customerId":"%s","currency":"EUR","to":"2026-12-31","effectiveDate":"%s"%s}
                        """.formatted(scene.customer, DAY, more.isEmpty() ? "" : "," + more));
    }

    private UUID creditNote(String number, String amount) {
        var note = Ids.next();
        probe.tell(
                LedgerEvents.CREDIT_NOTE_ISSUED,
                scene.company,
                note,
                1,
                new CreditNoteIssued(
                        note,
                        number,
                        scene.customer,
                        null,
                        DAY,
                        eur(amount),
                        eur("0.00"),
                        eur(amount),
                        eur(amount),
                        Ids.next()));
        return note;
    }

    private <T> T asked(EventType<T> type, Answer settlement, long request) {
        return probe.awaitPublished(
                        type,
                        event -> event.aggregateId().equals(id(settlement)) && event.aggregateVersion() == request)
                .payload();
    }

    private <T> void answer(EventType<T> type, UUID settlement, long request, T payload) {
        probe.tell(type, scene.company, settlement, request, payload);
    }

    private static String path(Answer shown) {
        return PATH + "/" + id(shown);
    }

    private static UUID id(Answer shown) {
        return UUID.fromString(shown.at("/settlement/settlementId"));
    }
}
