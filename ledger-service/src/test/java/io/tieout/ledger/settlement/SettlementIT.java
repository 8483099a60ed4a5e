package io.tieout.ledger.settlement;

import static io.tieout.ledger.Trade.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.events.reconciliation.v1.SettlementApproved;
import io.tieout.events.reconciliation.v1.SettlementApproved.CreditNotePart;
import io.tieout.events.reconciliation.v1.SettlementApproved.InvoicePart;
import io.tieout.events.reconciliation.v1.SettlementUndoRequested;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Locks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.event.EventType;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class SettlementIT {

    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);
    private static final LocalDate MARCH_25 = LocalDate.of(2026, 3, 25);

    private final List<InvariantCheck> checks;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Books books;
    private final Trade trade;
    private final Debtors debtors;

    SettlementIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
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
    void settlesInvoicesWithCreditNotesAndMoneyOnAccountAsAWhole() {
        var first = debtors.invoice("2026-03-01", "100.00", "0");
        var second = debtors.invoice("2026-03-02", "80.00", "0");
        var credited = debtors.invoice("2026-03-03", "60.00", "0");
        var note = debtors.credit(credited, "2026-03-10", "").is(201);
        onAccount("50.00");

        // More than there is on account: nothing of it is posted.
        var settlement = Ids.next();
        approve(settlement, 1, List.of(part(first, "100.00"), part(second, "20.00")), note, "60.00", "60.00");
        assertThat(answer(LedgerEvents.SETTLEMENT_REFUSED, settlement, 1).code())
                .isEqualTo("exceeds-money-on-account");
        assertThat(debtors.open(first)).isEqualTo("100.00");

        approve(settlement, 2, List.of(part(first, "100.00"), part(second, "10.00")), note, "60.00", "50.00");
        var posted = answer(LedgerEvents.SETTLEMENT_POSTED, settlement, 2);
        assertThat(posted.allocationIds()).hasSize(3);
        // The credit note lies in the receivables; the money on account settles both invoices.
        assertThat(posted.entryIds()).hasSize(2);
        assertThat(debtors.open(first)).isEqualTo("0.00");
        assertThat(debtors.open(second)).isEqualTo("70.00");
        assertThat(books.get("/api/v1/credit-notes/" + note.text("/creditNoteId"))
                        .text("/open/amount"))
                .isEqualTo("0.00");

        approve(settlement, 3, List.of(part(second, "10.00")), null, null, "10.00");
        assertThat(answer(LedgerEvents.SETTLEMENT_REFUSED, settlement, 3).code())
                .isEqualTo("settlement-not-posted");

        undo(settlement, 4);
        assertThat(answer(LedgerEvents.SETTLEMENT_UNDONE, settlement, 4).entryIds())
                .hasSize(2);
        assertThat(debtors.open(first)).isEqualTo("100.00");
        assertThat(debtors.open(second)).isEqualTo("80.00");
        assertThat(books.get("/api/v1/credit-notes/" + note.text("/creditNoteId"))
                        .text("/open/amount"))
                .isEqualTo("60.00");
        undo(settlement, 5);
        assertThat(answer(LedgerEvents.SETTLEMENT_REFUSED, settlement, 5).code())
                .isEqualTo("settlement-not-posted");

        // It may be agreed upon again.
        approve(settlement, 6, List.of(part(second, "20.00")), null, null, "20.00");
        assertThat(answer(LedgerEvents.SETTLEMENT_POSTED, settlement, 6).allocationIds())
                .hasSize(1);
        undo(settlement, 7);
        assertThat(answer(LedgerEvents.SETTLEMENT_UNDONE, settlement, 7).entryIds())
                .hasSize(1);
        assertThat(debtors.open(second)).isEqualTo("80.00");
    }

    @Test
    void locksInvoicesThenCreditNotesThenMoneyOnAccount() {
        var first = debtors.invoice("2026-03-01", "100.00", "0");
        var second = debtors.invoice("2026-03-02", "10.00", "0");
        var note = debtors.credit(debtors.invoice("2026-03-03", "60.00", "0"), "2026-03-10", "")
                .is(201);
        onAccount("50.00");
        var settlement = Ids.next();

        assertThat(freeWhileMoneyOnAccountIsTaken(
                        note,
                        () -> approve(
                                settlement,
                                1,
                                List.of(part(first, "100.00"), part(second, "10.00")),
                                note,
                                "60.00",
                                "50.00"),
                        first,
                        second))
                .isZero();
        answer(LedgerEvents.SETTLEMENT_POSTED, settlement, 1);
        assertThat(freeWhileMoneyOnAccountIsTaken(note, () -> undo(settlement, 2), first, second))
                .isZero();
        answer(LedgerEvents.SETTLEMENT_UNDONE, settlement, 2);
    }

    /// How many of the invoices, and of the credit note, somebody could still take while the settlement waits.
    private int freeWhileMoneyOnAccountIsTaken(Answer note, Runnable settling, Answer... invoices) {
        return Objects.requireNonNull(transactions.execute(using -> {
            jdbc.sql("select 1 from customer_credit where company_id = :company for update")
                    .param("company", books.companyId())
                    .query(Integer.class)
                    .list();
            settling.run();
            Locks.awaitSomebodyWaiting(jdbc);
            int free = free("credit_note", note.text("/creditNoteId"));
            for (var invoice : invoices) {
                free += free("invoice", invoice.text("/invoiceId"));
            }
            return free;
        }));
    }

    private int free(String table, String id) {
        return jdbc.sql("select 1 from " + table + " where " + table + "_id = cast(:id as uuid) for update skip locked")
                .param("id", id)
                .query(Integer.class)
                .list()
                .size();
    }

    @Test
    void isRefusedAsAWhole() {
        var invoice = debtors.invoice("2026-03-01", "100.00", "0");
        var note = debtors.credit(debtors.invoice("2026-03-03", "60.00", "0"), "2026-03-10", "")
                .is(201);
        var settlement = Ids.next();

        approve(settlement, 1, List.of(part(invoice, "50.00")), note, "60.00", null);
        assertThat(answer(LedgerEvents.SETTLEMENT_REFUSED, settlement, 1).code())
                .isEqualTo("settlement-does-not-tie");
        var other = new Debtors(probe, books).invoice("2026-03-01", "100.00", "0");
        approve(settlement, 2, List.of(part(other, "60.00")), note, "60.00", null);
        assertThat(answer(LedgerEvents.SETTLEMENT_REFUSED, settlement, 2).code())
                .isEqualTo("settlement-of-another-customer");
        approve(settlement, 3, List.of(part(invoice, "100.01")), note, "60.00", "40.01");
        assertThat(answer(LedgerEvents.SETTLEMENT_REFUSED, settlement, 3).code())
                .isEqualTo("exceeds-open-amount");
        undo(settlement, 4);
        assertThat(answer(LedgerEvents.SETTLEMENT_REFUSED, settlement, 4).code())
                .isEqualTo("settlement-not-posted");
        assertThat(debtors.open(invoice)).isEqualTo("100.00");
    }

    private void onAccount(String amount) {
        var line = trade.bankLines(LocalDate.of(2026, 3, 15), amount).getFirst();
        var match = trade.match(line, List.of(), List.of(Trade.onAccount(amount, debtors.customerId())));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
    }

    private void approve(
            UUID settlement,
            int request,
            List<InvoicePart> invoices,
            @Nullable Answer note,
            @Nullable String credited,
            @Nullable String onAccount) {
        probe.publish(
                ReconciliationEvents.SETTLEMENT_APPROVED,
                books.companyId(),
                settlement,
                request,
                new SettlementApproved(
                        settlement,
                        debtors.customerId(),
                        request,
                        MARCH_20,
                        invoices,
                        note == null || credited == null
                                ? List.of()
                                : List.of(
                                        new CreditNotePart(UUID.fromString(note.text("/creditNoteId")), eur(credited))),
                        onAccount == null ? null : eur(onAccount),
                        Ids.next()));
    }

    private void undo(UUID settlement, int request) {
        probe.publish(
                ReconciliationEvents.SETTLEMENT_UNDO_REQUESTED,
                books.companyId(),
                settlement,
                request,
                new SettlementUndoRequested(settlement, request, MARCH_25, Ids.next()));
    }

    private <T> T answer(EventType<T> type, UUID settlement, long request) {
        return probe.awaitPublished(
                        type, event -> event.aggregateId().equals(settlement) && event.aggregateVersion() == request)
                .payload();
    }

    private static InvoicePart part(Answer invoice, String amount) {
        return new InvoicePart(UUID.fromString(invoice.text("/invoiceId")), eur(amount));
    }
}
