package io.tieout.ledger.dispute;

import static io.tieout.ledger.Trade.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tieout.events.ledger.v1.InvoiceDisputeChanged;
import io.tieout.events.ledger.v1.InvoiceState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.DisputeOpened;
import io.tieout.events.reconciliation.v1.DisputeResolutionRequested;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Locks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.event.EventType;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.EventProbe.Published;
import io.tieout.platformtest.ServiceTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class DisputeIT {

    private static final LocalDate MARCH_15 = LocalDate.of(2026, 3, 15);
    private static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);

    private final List<InvariantCheck> checks;
    private final DisputeService disputes;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final EventProbe probe;
    private final Books books;
    private final Debtors debtors;

    DisputeIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired DisputeService disputes,
            @Autowired TransactionTemplate transactions,
            @Autowired JdbcClient jdbc,
            @Autowired CompanyService companies) {
        this.checks = checks;
        this.disputes = disputes;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.probe = probe;
        this.books = Books.open(client, companies);
        this.debtors = new Debtors(probe, books);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void creditsWhatACustomerIsRightAboutAndRemindsOfTheRest() {
        books.put("/api/v1/dunning-schedule", """
                {"levels":[{"level":1,"daysOverdue":5,"textKey":"first-reminder"}]}""", null).is(200);
        var invoice = debtors.invoice("2026-03-01", "1000.00", "20");

        var dispute = open(invoice, "600.00");

        assertThat(shown(invoice).body().path("disputed").asBoolean()).isTrue();
        var run = reminders("2026-04-10");
        assertThat(run.body().path("noticeCount").asInt()).isZero();
        assertThat(run.body().path("disputedCount").asInt()).isEqualTo(1);

        ask(dispute, invoice, 1, "CREDITED", "600.00", MARCH_15);

        var settled = answer(LedgerEvents.DISPUTE_SETTLED, dispute, 1);
        assertThat(settled.outcome()).isEqualTo("CREDITED");
        var note = books.get("/api/v1/credit-notes/" + settled.creditNoteId()).is(200);
        assertThat(note.text("/creditNoteNumber")).isEqualTo(settled.creditNoteNumber());
        assertThat(note.text("/net/amount")).isEqualTo("500.00");
        assertThat(note.text("/tax/amount")).isEqualTo("100.00");
        assertThat(note.text("/open/amount")).isEqualTo("0.00");
        assertThat(note.text("/reason")).contains(dispute.toString()).contains("WRONG_PRICE");
        assertThat(debtors.open(invoice)).isEqualTo("600.00");
        assertThat(books.balance("2200", "asOf=2026-03-15")).isEqualTo("-100.00");
        assertThat(shown(invoice).body().path("disputed").asBoolean()).isFalse();
        assertThat(reminders("2026-04-10").body().path("noticeCount").asInt()).isEqualTo(1);

        ask(dispute, invoice, 2, "REJECTED", "600.00", MARCH_15);
        assertThat(answer(LedgerEvents.DISPUTE_SETTLEMENT_REFUSED, dispute, 2).code())
                .isEqualTo("dispute-settled-already");
        assertThat(marks(invoice))
                .extracting(InvoiceDisputeChanged::disputed, InvoiceDisputeChanged::amount)
                .containsExactly(tuple(true, eur("600.00")), tuple(false, eur("0.00")));
        assertThat(states(invoice)).extracting(InvoiceState::disputed).containsSequence(true, true, false);
    }

    @Test
    void creditsNoMoreThanIsLeftAndStaysMarkedForOtherDisputes() {
        var invoice = debtors.invoice("2026-03-01", "100.00", "0");
        var dispute = open(invoice, "30.00");
        var first = debtors.credit(
                        invoice,
                        "2026-03-10",
                        "\"creditedLines\":[{\"invoiceLine\":1,"
                                + "\"amount\":{\"amount\":\"60.00\",\"currency\":\"EUR\"}}]")
                .is(201);
        books.post("/api/v1/credit-notes/" + first.text("/creditNoteId") + "/allocations", """
                        {"invoiceId":"%s","amount":{"amount":"60.00","currency":"EUR"},"effectiveDate":"2026-03-11"}
                        """.formatted(
                                invoice.text("/invoiceId")))
                .is(201);
        var other = open(invoice, "20.00");

        ask(dispute, invoice, 1, "CREDITED", "50.00", MARCH_15);
        assertThat(answer(LedgerEvents.DISPUTE_SETTLEMENT_REFUSED, dispute, 1).code())
                .isEqualTo("invalid-document");
        ask(dispute, invoice, 2, "CREDITED", "40.00", MARCH_15);
        answer(LedgerEvents.DISPUTE_SETTLED, dispute, 2);

        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        // The other dispute is still open.
        assertThat(shown(invoice).body().path("disputed").asBoolean()).isTrue();
        ask(other, invoice, 1, "WITHDRAWN", "20.00", MARCH_15);
        assertThat(answer(LedgerEvents.DISPUTE_SETTLED, other, 1).entryId()).isNull();
        assertThat(shown(invoice).body().path("disputed").asBoolean()).isFalse();
    }

    @Test
    void adjustsOnlyWhatCarriesNoTax() {
        var taxed = debtors.invoice("2026-03-01", "100.00", "19");
        var dispute = open(taxed, "50.00");
        ask(dispute, taxed, 1, "ADJUSTED", "50.00", MARCH_15);
        assertThat(answer(LedgerEvents.DISPUTE_SETTLEMENT_REFUSED, dispute, 1).code())
                .isEqualTo("adjustment-needs-credit-note");
        assertThat(debtors.open(taxed)).isEqualTo("119.00");
        assertThat(shown(taxed).body().path("disputed").asBoolean()).isTrue();
        ask(dispute, taxed, 2, "REJECTED", "50.00", MARCH_15);
        assertThat(answer(LedgerEvents.DISPUTE_SETTLED, dispute, 2).entryId()).isNull();
        assertThat(shown(taxed).body().path("disputed").asBoolean()).isFalse();

        var untaxed = debtors.invoice("2026-03-01", "80.00", "0");
        var second = open(untaxed, "30.00");
        ask(second, untaxed, 1, "ADJUSTED", "80.01", MARCH_15);
        assertThat(answer(LedgerEvents.DISPUTE_SETTLEMENT_REFUSED, second, 1).code())
                .isEqualTo("exceeds-open-amount");
        ask(second, untaxed, 2, "ADJUSTED", "30.00", LocalDate.of(2026, 2, 28));
        assertThat(answer(LedgerEvents.DISPUTE_SETTLEMENT_REFUSED, second, 2).code())
                .isEqualTo("allocation-too-early");
        ask(second, untaxed, 3, "ADJUSTED", "30.00", MARCH_15);
        var settled = answer(LedgerEvents.DISPUTE_SETTLED, second, 3);
        assertThat(settled.creditNoteId()).isNull();
        assertThat(debtors.open(untaxed)).isEqualTo("50.00");
        var entry = books.get("/api/v1/journal-entries/" + settled.entryId()).is(200);
        assertThat(entry.text("/source")).isEqualTo("DISPUTE_ADJUSTMENT");
        assertThat(entry.text("/sourceId")).isEqualTo(second.toString());
        assertThat(entry.text("/lines/0/account")).isEqualTo("4100");
    }

    @Test
    void answersAsPartOfTheDealThatTheInvoiceIsOf() {
        var order = Trade.anOrderOver("100.00");
        new Trade(probe, books.companyId()).confirm(order);
        var invoice = probe.awaitPublished(LedgerEvents.INVOICE_ISSUED, event -> order.orderId()
                .equals(event.payload().orderId()));
        var invoiceId = invoice.payload().invoiceId();
        var dispute = open(invoiceId, "20.00");

        ask(dispute, invoiceId, 1, "CREDITED", "1000.00", MARCH_31);
        ask(dispute, invoiceId, 2, "WITHDRAWN", "20.00", MARCH_31);

        var refused = probe.awaitPublished(LedgerEvents.DISPUTE_SETTLEMENT_REFUSED, dispute);
        var settled = probe.awaitPublished(LedgerEvents.DISPUTE_SETTLED, dispute);
        var marked = probe.published(LedgerEvents.INVOICE_DISPUTE_CHANGED, invoiceId);
        assertThat(List.of(refused.aggregateVersion(), settled.aggregateVersion()))
                .containsExactly(1L, 2L);
        assertThat(refused.correlationId()).isEqualTo(order.dealId());
        assertThat(settled.correlationId()).isEqualTo(order.dealId());
        assertThat(marked).hasSize(2).extracting(Published::correlationId).containsOnly(order.dealId());
    }

    @Test
    void keepsTheMarkWhenOneDisputeEndsWhileAnotherBegins() throws Exception {
        var invoice = debtors.invoice("2026-03-01", "100.00", "0");
        var ending = open(invoice, "30.00");
        var id = new InvoiceId(invoiceId(invoice));
        var company = books.companyId();
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var settled = transactions.execute(beginning -> {
                disputes.open(new OpenedDispute(company, Ids.next(), id, eur("20.00"), "WRONG_PRICE"));
                Future<?> settling = others.submit(
                        () -> transactions.executeWithoutResult(withdrawing -> disputes.settle(new WantedOutcome(
                                company,
                                ending,
                                1,
                                DisputeOutcome.WITHDRAWN,
                                eur("30.00"),
                                "WRONG_PRICE",
                                MARCH_15,
                                Ids.next()))));
                Locks.awaitSomebodyWaiting(jdbc);
                return settling;
            });
            settled.get();
        }

        assertThat(shown(invoice).body().path("disputed").asBoolean()).isTrue();
        assertThat(marks(invoice).getLast().amount()).isEqualTo(eur("20.00"));
    }

    private UUID open(Answer invoice, String amount) {
        return open(invoiceId(invoice), amount);
    }

    private UUID open(UUID invoiceId, String amount) {
        var dispute = Ids.next();
        probe.tell(
                ReconciliationEvents.DISPUTE_OPENED,
                books.companyId(),
                dispute,
                1,
                new DisputeOpened(
                        dispute,
                        invoiceId,
                        debtors.customerId(),
                        eur(amount),
                        "WRONG_PRICE",
                        "CUSTOMER",
                        LocalDate.of(2026, 4, 14)));
        return dispute;
    }

    private void ask(UUID dispute, Answer invoice, int request, String outcome, String amount, LocalDate date) {
        ask(dispute, invoiceId(invoice), request, outcome, amount, date);
    }

    private void ask(UUID dispute, UUID invoiceId, int request, String outcome, String amount, LocalDate date) {
        probe.tell(
                ReconciliationEvents.DISPUTE_RESOLUTION_REQUESTED,
                books.companyId(),
                dispute,
                request + 1,
                new DisputeResolutionRequested(
                        dispute, invoiceId, request, outcome, eur(amount), "WRONG_PRICE", date, Ids.next()));
    }

    private <T> T answer(EventType<T> type, UUID dispute, long request) {
        return probe.awaitPublished(
                        type, event -> event.aggregateId().equals(dispute) && event.aggregateVersion() == request)
                .payload();
    }

    private List<InvoiceDisputeChanged> marks(Answer invoice) {
        return probe.published(LedgerEvents.INVOICE_DISPUTE_CHANGED, invoiceId(invoice)).stream()
                .map(Published::payload)
                .toList();
    }

    private List<InvoiceState> states(Answer invoice) {
        return probe.published(LedgerEvents.INVOICE_STATE, invoiceId(invoice)).stream()
                .map(Published::payload)
                .toList();
    }

    private Answer reminders(String date) {
        return books.post("/api/v1/dunning-runs", "{\"date\":\"" + date + "\",\"dryRun\":true}")
                .is(200);
    }

    private Answer shown(Answer invoice) {
        return books.get("/api/v1/invoices/" + invoice.text("/invoiceId")).is(200);
    }

    private static UUID invoiceId(Answer invoice) {
        return UUID.fromString(invoice.text("/invoiceId"));
    }
}
