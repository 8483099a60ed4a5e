package io.tieout.ledger.posting;

import static io.tieout.ledger.Trade.APRIL_15;
import static io.tieout.ledger.Trade.allocation;
import static io.tieout.ledger.Trade.onAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Locks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
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

/// Credits that a customer keeps back from a payment, and whose they are.
@ServiceTest
class KeptBackCreditIT {

    private final EventProbe probe;
    private final List<InvariantCheck> checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Books books;
    private final Trade trade;
    private final Debtors one;
    private final Debtors other;

    KeptBackCreditIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions) {
        this.probe = probe;
        this.checks = checks;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
        this.one = new Debtors(probe, books);
        this.other = new Debtors(probe, books);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void payForTheirOwnCustomerAndItsGroupAlone() {
        var note = aNoteOver("50.00");
        var small = id(one.invoice("2026-03-10", "30.00", "0"));
        var invoice = id(other.invoice("2026-03-10", "100.00", "0"));
        var lines = trade.bankLines(APRIL_15, "50.00", "80.00", "90.00");

        var foreign = trade.match(
                lines.get(0), List.of(allocation(invoice, "100.00"), allocation(note, "-50.00")), List.of());
        var partly = trade.match(
                lines.get(1),
                List.of(allocation(invoice, "100.00"), allocation(small, "30.00"), allocation(note, "-50.00")),
                List.of());

        for (var match : List.of(foreign, partly)) {
            assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, match).code())
                    .isEqualTo("credit-of-another-customer");
        }
        assertThat(other.open(books.get("/api/v1/invoices/" + invoice))).isEqualTo("100.00");

        // What is kept back of one's own may stand beside what is paid for somebody else, and be kept on account.
        var beside = trade.match(
                lines.get(2),
                List.of(allocation(small, "30.00"), allocation(note, "-40.00"), allocation(invoice, "80.00")),
                List.of(onAccount("20.00", one.customerId())));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, beside);

        var head = Ids.next();
        belongs(one.customerId(), head);
        var late = trade.match(
                trade.bankLines(APRIL_15, "10.00").getFirst(),
                List.of(allocation(invoice, "20.00"), allocation(note, "-10.00")),
                List.of());
        assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, late).code()).isEqualTo("credit-of-another-customer");
        belongs(other.customerId(), head);
        var together = trade.match(
                trade.bankLines(APRIL_15, "10.00").getFirst(),
                List.of(allocation(invoice, "20.00"), allocation(note, "-10.00")),
                List.of());
        trade.answer(LedgerEvents.PAYMENT_APPLIED, together);
    }

    @Test
    void areRefundedToTheirOwnCustomerAlone() {
        var requested =
                books.post("/api/v1/refunds", """
                        {"creditNoteId":"%s","amount":{"amount":"50.00","currency":"EUR"},"refundDate":"2026-03-20",
                            "reason":"Wants its money"}""".formatted(aNoteOver("50.00"))).is(201);
        one.decide(requested, Objects.requireNonNull(requested.location()), "approve")
                .is(200);
        var refund = UUID.fromString(requested.text("/refundId"));
        var invoice = id(other.invoice("2026-03-10", "100.00", "0"));
        var lines = trade.bankLines(APRIL_15, "-40.00", "-50.00");

        // Only a part of it goes out: the rest would pay for somebody else.
        var mixed = trade.match(
                lines.get(0), List.of(allocation(refund, "-50.00"), allocation(invoice, "10.00")), List.of());
        assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, mixed).code()).isEqualTo("credit-of-another-customer");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(lines.get(1), refund));
    }

    @Test
    void areLockedBeforeTheJournalWhenTheirPaymentIsUndone() {
        var note = aNoteOver("50.00");
        var invoice = id(one.invoice("2026-03-10", "100.00", "0"));
        var line = trade.bankLines(APRIL_15, "50.00").getFirst();
        var match = trade.match(line, List.of(allocation(invoice, "100.00"), allocation(note, "-50.00")), List.of());
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);

        var free = transactions.execute(closing -> {
            jdbc.sql("select 1 from accounting_period where company_id = :company for update")
                    .param("company", books.companyId())
                    .query(Integer.class)
                    .list();
            trade.undo(match, line.lineId(), APRIL_15);
            Locks.awaitSomebodyWaiting(jdbc);
            return jdbc.sql("select 1 from credit_note where credit_note_id = :id for update skip locked")
                    .param("id", note)
                    .query(Integer.class)
                    .list();
        });

        assertThat(free).isEmpty();
        trade.answer(LedgerEvents.PAYMENT_REVERSED, match);
    }

    private void belongs(UUID customerId, @Nullable UUID head) {
        probe.publish(
                CustomerEvents.CUSTOMER_STATE,
                books.companyId(),
                customerId,
                2,
                new CustomerState(
                        customerId,
                        "C-000001",
                        "Rod & Sons",
                        List.of(),
                        head,
                        null,
                        List.of(),
                        null,
                        null,
                        30,
                        "ACTIVE",
                        null));
        await().atMost(Locks.PATIENCE).until(() -> jdbc.sql("""
                        select exists (
                            select from customer_view
                            where company_id = :company and customer_id = :customer and parent_id = :head)""")
                .param("company", books.companyId())
                .param("customer", customerId)
                .param("head", head)
                .query(Boolean.class)
                .single());
    }

    private UUID aNoteOver(String amount) {
        var note = one.credit(one.invoice("2026-03-10", amount, "0"), "2026-03-15", "")
                .is(201);
        return UUID.fromString(note.text("/creditNoteId"));
    }

    private static UUID id(Answer invoice) {
        return UUID.fromString(invoice.text("/invoiceId"));
    }
}
