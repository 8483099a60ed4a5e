package io.tieout.ledger.receivable;

import static io.tieout.ledger.Trade.allocation;
import static io.tieout.ledger.Trade.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.event.EventType;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/// Whatever settles an invoice or uses a credit note: who only reads the events knows what is open.
@ServiceTest
class OpenAmountEventsIT {

    private static final LocalDate MARCH_10 = LocalDate.of(2026, 3, 10);

    private final List<InvariantCheck> checks;
    private final EventProbe probe;
    private final Books books;
    private final Trade trade;
    private final Debtors debtors;
    private final JdbcClient jdbc;

    OpenAmountEventsIT(
            @Autowired RestTestClient client,
            @Autowired JdbcClient jdbc,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.probe = probe;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
        this.debtors = new Debtors(probe, books);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void tellsOfCreditNotesDiscountsWriteOffsAndRecoveries() {
        var invoice = debtors.invoice("2026-03-01", """
                "earlyPayment":{"percent":2,"days":10},"lines":[{"description":"Work","unitPrice":1000}]""");
        var id = invoice.text("/invoiceId");
        var note = debtors.credit(invoice, "2026-03-02", """
                        "creditedLines":[{"invoiceLine":1,"amount":{"amount":"300.00","currency":"EUR"}}]""").is(201);
        var path = "/api/v1/credit-notes/" + note.text("/creditNoteId") + "/allocations";
        var allocated = books.post(path, """
                        {"invoiceId":"%s","amount":{"amount":"300.00","currency":"EUR"},"effectiveDate":"2026-03-03"}""".formatted(id)).is(201);
        books.post(path + "/" + allocated.text("/movements/1/allocationId") + "/undo", """
                        {"effectiveDate":"2026-03-04"}""")
                .is(201);
        books.post(path, """
                        {"invoiceId":"%s","amount":{"amount":"100.00","currency":"EUR"},"effectiveDate":"2026-03-05"}""".formatted(id)).is(201);
        var paid = trade.bankLines(MARCH_10, "500.00").getFirst();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(paid, UUID.fromString(id)));
        var writeOff = books.post("/api/v1/write-offs", """
                        {"invoiceId":"%s","method":"DIRECT","amount":{"amount":"50.00","currency":"EUR"},"effectiveDate":"2026-04-10","reason":"Bankrupt"}""".formatted(id)).is(201);
        var written = Objects.requireNonNull(writeOff.location());
        debtors.decide(writeOff, written, "approve").is(200);
        books.post(written + "/recoveries", """
                        {"amount":{"amount":"20.00","currency":"EUR"},"effectiveDate":"2026-05-02","reason":"Pays"}""").is(201);

        assertThat(toldOf(invoice)).isEqualTo(debtors.open(invoice));
        assertThat(toldOfCredit(note)).isEqualTo(left(note));
    }

    @Test
    void listsAnInvoiceAsLongAsItIsOpen() {
        var invoice = debtors.invoice("2026-03-01", "1000.00", "20");
        var id = UUID.fromString(invoice.text("/invoiceId"));
        assertThat(listed(id)).isEqualTo(1);
        var part = trade.bankLines(MARCH_10, "500.00", "700.00");
        trade.answer(
                LedgerEvents.PAYMENT_APPLIED, trade.match(part.get(0), List.of(allocation(id, "500.00")), List.of()));
        assertThat(listed(id)).isEqualTo(1);

        var rest = trade.match(part.get(1), List.of(allocation(id, "700.00")), List.of());
        trade.answer(LedgerEvents.PAYMENT_APPLIED, rest);
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(listed(id)).isZero();

        trade.undo(rest, part.get(1).lineId(), MARCH_10);
        trade.answer(LedgerEvents.PAYMENT_REVERSED, rest);
        assertThat(listed(id)).isEqualTo(1);
    }

    private int listed(UUID invoiceId) {
        return jdbc.sql("select count(*) from open_invoice where company_id = :company and invoice_id = :invoice")
                .param("company", books.companyId())
                .param("invoice", invoiceId)
                .query(Integer.class)
                .single();
    }

    @Test
    void takesACreditNoteThatTheCustomerKeptBackFromAPayment() {
        var invoice = debtors.invoice("2026-03-01", "1000.00", "20");
        var note = debtors.credit(invoice, "2026-03-05", """
                        "creditedLines":[{"invoiceLine":1,"amount":{"amount":"200.00","currency":"EUR"}}]""").is(201);
        var invoiceId = UUID.fromString(invoice.text("/invoiceId"));
        var noteId = UUID.fromString(note.text("/creditNoteId"));
        var issued = trade.answer(LedgerEvents.CREDIT_NOTE_ISSUED, noteId);
        assertThat(issued.open()).isEqualTo(eur("240.00"));
        assertThat(issued.invoiceId()).isEqualTo(invoiceId);
        var lines = trade.bankLines(MARCH_10, "960.00", "959.99", "-240.00");

        var tooMuch = trade.match(
                lines.get(1), List.of(allocation(invoiceId, "1200.00"), allocation(noteId, "-240.01")), List.of());
        assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, tooMuch).code()).isEqualTo("exceeds-credit-note");
        var paidOut = trade.match(lines.get(2), noteId);
        assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, paidOut).code()).isEqualTo("match-part-refused");
        var matched = trade.match(
                lines.get(0), List.of(allocation(invoiceId, "1200.00"), allocation(noteId, "-240.00")), List.of());
        trade.answer(LedgerEvents.PAYMENT_APPLIED, matched);

        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(left(note)).isEqualTo("0.00");
        assertThat(books.balance("1200", "asOf=2026-12-31")).isEqualTo("0.00");
        var changed = trade.answer(LedgerEvents.CREDIT_NOTE_CHANGED, noteId);
        assertThat(changed.changed()).isEqualTo(eur("-240.00"));
        assertThat(changed.matchId()).isEqualTo(matched);
        Checks.hold(checks, books.companyId());

        trade.undo(matched, lines.get(0).lineId(), LocalDate.of(2026, 3, 11));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, matched);
        assertThat(debtors.open(invoice)).isEqualTo("1200.00");
        assertThat(left(note)).isEqualTo("240.00");
        assertThat(books.balance("1200", "asOf=2026-12-31")).isEqualTo("960.00");
        assertThat(toldOf(invoice)).isEqualTo("1200.00");
        assertThat(toldOfCredit(note)).isEqualTo("240.00");
    }

    private String left(Answer note) {
        return books.get("/api/v1/credit-notes/" + note.text("/creditNoteId"))
                .is(200)
                .text("/open/amount");
    }

    /// What a reader of the invoice's events thinks is open.
    private String toldOf(Answer invoice) {
        var told = new TreeMap<Long, Change>();
        var id = UUID.fromString(invoice.text("/invoiceId"));
        collect(told, LedgerEvents.INVOICE_ISSUED, id, event -> new Change(event.total(), event.open()));
        collect(told, LedgerEvents.INVOICE_PART_PAID, id, event -> new Change(event.changed(), event.open()));
        collect(told, LedgerEvents.INVOICE_PAID, id, event -> new Change(event.changed(), event.open()));
        collect(told, LedgerEvents.INVOICE_REOPENED, id, event -> new Change(event.changed(), event.open()));
        return followed(told);
    }

    private String toldOfCredit(Answer note) {
        var told = new TreeMap<Long, Change>();
        var id = UUID.fromString(note.text("/creditNoteId"));
        collect(told, LedgerEvents.CREDIT_NOTE_ISSUED, id, event -> new Change(event.total(), event.open()));
        collect(told, LedgerEvents.CREDIT_NOTE_CHANGED, id, event -> new Change(event.changed(), event.open()));
        return followed(told);
    }

    private <T> void collect(Map<Long, Change> told, EventType<T> type, UUID id, Function<T, Change> change) {
        probe.published(type, id)
                .forEach(event -> assertThat(told.put(event.aggregateVersion(), change.apply(event.payload())))
                        .isNull());
    }

    private static String followed(SortedMap<Long, Change> told) {
        var open = eur("0.00");
        long version = 0;
        for (var change : told.entrySet()) {
            open = open.plus(change.getValue().changed());
            assertThat(change.getKey()).isEqualTo(++version);
            assertThat(change.getValue().open()).isEqualTo(open);
        }
        return open.amount();
    }

    private record Change(Money changed, Money open) {}
}
