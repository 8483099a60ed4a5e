package io.tieout.ledger.creditnote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Locks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.event.EventType;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.EventProbe.Published;
import io.tieout.platformtest.ServiceTest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Credit notes of before there were events of them.
@ServiceTest
class AnnouncementIT {

    private final EventProbe probe;
    private final List<InvariantCheck> checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final CreditNoteAnnouncementService announcements;
    private final Books books;
    private final Debtors debtors;
    private final Trade trade;
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

    AnnouncementIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions,
            @Autowired CreditNoteAnnouncementService announcements) {
        this.probe = probe;
        this.checks = checks;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.announcements = announcements;
        this.books = Books.open(client, companies);
        this.debtors = new Debtors(probe, books);
        this.trade = new Trade(probe, books.companyId());
    }

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void tellsOfThemOnceAsTheyStand() {
        var invoice = debtors.invoice("2026-03-10", "100.00", "0");
        var waiting = aNoteOf("100.00");
        var used = aNoteOf("50.00");
        allocate(waiting, invoice, "30.00");
        allocate(used, invoice, "50.00");
        for (var note : List.of(waiting, used)) {
            neverTold(id(note));
        }

        announceAll();
        announceAll();

        assertThat(versions(LedgerEvents.CREDIT_NOTE_ISSUED, id(waiting))).containsExactly(1L);
        assertThat(trade.answer(LedgerEvents.CREDIT_NOTE_ISSUED, id(waiting)).open())
                .isEqualTo(Trade.eur("70.00"));
        // Of what is used up there is nothing to tell, until it can be used again.
        assertThat(versions(LedgerEvents.CREDIT_NOTE_ISSUED, id(used))).isEmpty();
        undo(used);
        assertThat(trade.answer(LedgerEvents.CREDIT_NOTE_ISSUED, id(used)).open())
                .isEqualTo(Trade.eur("50.00"));
        announceAll();
        allocate(used, invoice, "5.00");
        assertThat(versions(LedgerEvents.CREDIT_NOTE_ISSUED, id(used))).containsExactly(1L);
        assertThat(versions(LedgerEvents.CREDIT_NOTE_CHANGED, id(used))).containsExactly(2L);
        allocate(waiting, invoice, "10.00");
        assertThat(versions(LedgerEvents.CREDIT_NOTE_CHANGED, id(waiting))).containsExactly(2L);
        assertThat(gaps(id(waiting)) + gaps(id(used))).isEmpty();
    }

    @Test
    void waitsForOneThatSomebodyElseHasInHand() throws Exception {
        var note = aNoteOf("20.00");
        announceAll();
        neverTold(id(note));

        var announced = transactions.execute(using -> {
            jdbc.sql("select 1 from credit_note where credit_note_id = :id for update")
                    .param("id", id(note))
                    .query(Integer.class)
                    .list();
            Future<Integer> announcing = others.submit(() -> announcements.announce(200));
            Locks.awaitSomebodyWaiting(jdbc);
            return announcing;
        });

        assertThat(announced.get()).isEqualTo(1);
        assertThat(versions(LedgerEvents.CREDIT_NOTE_ISSUED, id(note))).containsExactly(1L);
    }

    /// Other tests have such credit notes, too.
    private void announceAll() {
        while (announcements.announce(200) > 0) {}
    }

    private Answer aNoteOf(String amount) {
        return debtors.credit(debtors.invoice("2026-03-10", amount, "0"), "2026-03-15", "")
                .is(201);
    }

    private void allocate(Answer note, Answer invoice, String amount) {
        books.post(path(note), """
                        {"invoiceId":"%s","amount":{"amount":"%s","currency":"EUR"},"effectiveDate":"2026-03-16"}""".formatted(invoice.text("/invoiceId"), amount))
                .is(201);
    }

    private void undo(Answer note) {
        var id = jdbc.sql("select allocation_id from credit_note_movement where credit_note_id = :id and allocation_id"
                        + " is not null")
                .param("id", id(note))
                .query((row, number) -> row.getObject(1, UUID.class))
                .single();
        books.post(path(note) + "/" + id + "/undo", "{\"effectiveDate\":\"2026-03-17\"}")
                .is(201);
    }

    private static String path(Answer note) {
        return "/api/v1/credit-notes/" + note.text("/creditNoteId") + "/allocations";
    }

    /// As the books are of before there were events.
    private void neverTold(UUID id) {
        jdbc.sql("delete from outbox where aggregate_id = :id").param("id", id).update();
        jdbc.sql("update credit_note set unpublished_versions = null where credit_note_id = :id")
                .param("id", id)
                .update();
    }

    private String gaps(UUID id) {
        return checks.stream()
                .filter(check -> check.invariant().equals("I6"))
                .flatMap(check -> check.violations().stream())
                .filter(violation -> violation.subject().contains(id.toString()))
                .map(Objects::toString)
                .reduce("", String::concat);
    }

    private List<Long> versions(EventType<?> type, UUID id) {
        return probe.published(type, id).stream()
                .map(Published::aggregateVersion)
                .toList();
    }

    private static UUID id(Answer note) {
        return UUID.fromString(note.text("/creditNoteId"));
    }
}
