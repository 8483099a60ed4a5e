package io.tieout.ledger.refund;

import static io.tieout.ledger.Trade.eur;
import static io.tieout.ledger.Trade.onAccount;
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
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.EventProbe.Published;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class RefundIT {

    private static final String REFUNDS = "/api/v1/refunds";

    private final List<InvariantCheck> checks;
    private final EventProbe probe;
    private final Books books;
    private final Trade trade;
    private final Debtors debtors;
    private final JdbcClient jdbc;
    private final RefundAnnouncementService announcements;

    RefundIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies,
            @Autowired JdbcClient jdbc,
            @Autowired RefundAnnouncementService announcements) {
        this.jdbc = jdbc;
        this.announcements = announcements;
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
    void paysBackWhatACreditNoteLeavesAfterAPartialPayment() {
        var bank = trade.connectBank("0.00", LocalDate.of(2026, 1, 1)).accountCode();
        var invoice = debtors.invoice("2026-03-01", "1000.00", "20");
        var paid = trade.bankLines(LocalDate.of(2026, 3, 10), "700.00").getFirst();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(paid, UUID.fromString(invoice.text("/invoiceId"))));
        var note = debtors.credit(invoice, "2026-03-15", """
                        "creditedLines":[{"invoiceLine":1,"amount":{"amount":"500.00","currency":"EUR"}}]""").is(201);
        books.post("/api/v1/credit-notes/" + note.text("/creditNoteId") + "/allocations", """
                        {"invoiceId":"%s","amount":{"amount":"500.00","currency":"EUR"},"effectiveDate":"2026-03-15"}""".formatted(
                                invoice.text("/invoiceId")))
                .is(201);

        var requested = request(note, "100.00", "2026-03-20").is(201);
        var path = Objects.requireNonNull(requested.location());
        assertThat(books.balance("1200", "asOf=2026-03-20")).isEqualTo("-100.00");
        var approved = debtors.decide(requested, path, "approve").is(200);

        assertThat(approved.text("/status")).isEqualTo("APPROVED");
        assertThat(approved.text("/refundNumber")).isEqualTo("RFD-2026-000001");
        assertThat(approved.text("/account")).isEqualTo("1190");
        assertThat(books.balance("1200", "asOf=2026-03-20")).isEqualTo("0.00");
        assertThat(books.balance("1190", "asOf=2026-03-20")).isEqualTo("-100.00");
        var out = trade.bankLines(LocalDate.of(2026, 3, 21), "-100.00").getFirst();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.classify(out, "OWN_TRANSFER"));
        assertThat(books.balance("1190", "asOf=2026-03-21")).isEqualTo("0.00");
        assertThat(books.balance(bank, "asOf=2026-03-21")).isEqualTo("600.00");
        assertThat(books.get("/api/v1/credit-notes/" + note.text("/creditNoteId"))
                        .text("/open/amount"))
                .isEqualTo("0.00");
        assertThat(books.get("/api/v1/reports/ageing?asOf=2026-03-20").text("/open/amount/amount"))
                .isEqualTo("0.00");
    }

    @Test
    void paysMoneyOnAccountBackAndHoldsItsPaymentFast() {
        var line = trade.bankLines(LocalDate.of(2026, 3, 10), "50.00").getFirst();
        var matchId = trade.match(line, List.of(), List.of(onAccount("50.00", debtors.customerId())));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);
        var credit = books.get("/api/v1/customer-credits").is(200).text("/items/0/customerCreditId");

        var requested = books.post(REFUNDS, """
                        {"customerCreditId":"%s","amount":{"amount":"50.00","currency":"EUR"},"refundDate":"2026-03-12","reason":"Paid twice"}""".formatted(credit)).is(201);
        debtors.decide(requested, Objects.requireNonNull(requested.location()), "approve")
                .is(200);
        trade.undo(matchId, line.lineId(), LocalDate.of(2026, 3, 13));

        assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, matchId).code()).isEqualTo("credit-already-used");
        assertThat(books.balance("2300", "asOf=2026-03-12")).isEqualTo("0.00");
        assertThat(books.balance("1190", "asOf=2026-03-12")).isEqualTo("-50.00");
    }

    @Test
    void isPaidByOneLineOfTheBankAndWaitsAgainWhenThatIsUndone() {
        var requested = request(aNoteOver("100.00"), "100.00", "2026-03-20").is(201);
        var path = Objects.requireNonNull(requested.location());
        var refundId = UUID.fromString(requested.text("/refundId"));
        var lines = trade.bankLines(LocalDate.of(2026, 3, 21), "-100.00", "-100.00", "-60.00");
        refusedFor(trade.match(lines.get(0), refundId));
        var approved = debtors.decide(requested, path, "approve").is(200);
        assertThat(probe.awaitPublished(LedgerEvents.REFUND_APPROVED, refundId).aggregateVersion())
                .isEqualTo(1);
        var told = trade.answer(LedgerEvents.REFUND_APPROVED, refundId);
        assertThat(told.amount()).isEqualTo(eur("100.00"));
        assertThat(told.refundNumber()).isEqualTo(approved.text("/refundNumber"));
        assertThat(told.paymentReference())
                .isEqualTo(approved.text("/paymentReference"))
                .matches("RF\\d{2}RFD2026000001");

        refusedFor(trade.match(lines.get(2), refundId));
        var paid = trade.match(lines.get(0), refundId);
        trade.answer(LedgerEvents.PAYMENT_APPLIED, paid);
        assertThat(probe.awaitPublished(LedgerEvents.REFUND_PAID, refundId).aggregateVersion())
                .isEqualTo(2);
        refusedFor(trade.match(lines.get(1), refundId));

        assertThat(books.balance("1190", "asOf=2026-03-31")).isEqualTo("0.00");
        var shown = books.get(path).is(200);
        assertThat(shown.text("/paidOn")).isEqualTo("2026-03-21");
        assertThat(shown.text("/matchId")).isEqualTo(paid.toString());
        var entry = books.get("/api/v1/journal-entries?source=PAYMENT&sourceId=" + paid);
        assertThat(entry.text("/items/0/lines/1/account")).isEqualTo("1190");
        assertThat(entry.text("/items/0/lines/1/dimensions/refundId")).isEqualTo(refundId.toString());

        trade.undo(paid, lines.get(0).lineId(), LocalDate.of(2026, 3, 22));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, paid);
        assertThat(books.balance("1190", "asOf=2026-03-31")).isEqualTo("-100.00");
        assertThat(books.get(path).body().has("paidOn")).isFalse();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(lines.get(1), refundId));
        assertThat(versions(LedgerEvents.REFUND_PAID, refundId)).containsExactly(2L, 4L);
        assertThat(versions(LedgerEvents.REFUND_REOPENED, refundId)).containsExactly(3L);
    }

    @Test
    void isToldOfOnceWhenItWasApprovedBeforeAnybodyWasToldOfRefunds() {
        var refundId = aRefundThatNobodyWasToldOf();

        announceAll();
        announceAll();

        assertThat(versions(LedgerEvents.REFUND_APPROVED, refundId)).containsExactly(1L);
        isPaid(refundId);
        assertThat(versions(LedgerEvents.REFUND_PAID, refundId)).containsExactly(2L);
    }

    @Test
    void isToldOfBeforeItIsPaidWhenNobodyWasToldOfIt() {
        var refundId = aRefundThatNobodyWasToldOf();

        isPaid(refundId);

        assertThat(versions(LedgerEvents.REFUND_APPROVED, refundId)).containsExactly(1L);
        assertThat(versions(LedgerEvents.REFUND_PAID, refundId)).containsExactly(2L);
    }

    /// As the books are of before there were events of refunds.
    private UUID aRefundThatNobodyWasToldOf() {
        var requested = request(aNoteOver("100.00"), "100.00", "2026-03-20").is(201);
        debtors.decide(requested, Objects.requireNonNull(requested.location()), "approve")
                .is(200);
        var refundId = UUID.fromString(requested.text("/refundId"));
        jdbc.sql("delete from outbox where aggregate_id = :id")
                .param("id", refundId)
                .update();
        jdbc.sql("update refund set unpublished_versions = null where refund_id = :id")
                .param("id", refundId)
                .update();
        return refundId;
    }

    private void isPaid(UUID refundId) {
        var line = trade.bankLines(LocalDate.of(2026, 3, 21), "-100.00").getFirst();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(line, refundId));
    }

    private List<Long> versions(EventType<?> type, UUID refundId) {
        return probe.published(type, refundId).stream()
                .map(Published::aggregateVersion)
                .toList();
    }

    /// Other tests have such refunds, too.
    private void announceAll() {
        while (announcements.announce(200) > 0) {}
    }

    private void refusedFor(UUID matchId) {
        assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, matchId).code()).isEqualTo("refund-not-payable");
    }

    @Test
    void needsAnotherPersonsApproval() {
        var note = aNoteOver("100.00");
        var requested = request(note, "60.00", "2026-03-20").is(201);
        var path = Objects.requireNonNull(requested.location());

        debtors.decideAlone(requested, path, "approve").refused(403, "approver-is-creator");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT, Role.SALES_MANAGER)) {
            debtors.decide(TestTokens.bearer(Ids.next(), books.companyId(), role), path + "/approve", requested.eTag())
                    .refused(403, "access-denied");
        }
        assertThat(books.balance("1190", "asOf=2026-03-20")).isEqualTo("0.00");
        var open = books.close("2026-03").refused(422, "close-gates-open");
        assertThat(open.text("/gates/0/gate")).isEqualTo("REFUNDS_DECIDED");
        assertThat(open.text("/gates/0/missing/0/link")).isEqualTo(path);
        assertThat(open.text("/gates/0/missing/0/what")).contains("60.00");
        debtors.decide(requested, path, "reject").is(200);
        books.close("2026-03").is(200);
    }

    @Test
    void isDecidedOnceInTheVersionThatWasSeen() {
        var note = aNoteOver("100.00");
        var requested = request(note, "60.00", "2026-03-20").is(201);
        var path = Objects.requireNonNull(requested.location());

        debtors.decide(debtors.secondAccountant(), path + "/approve", null).refused(428, "if-match-required");
        debtors.decide(debtors.secondAccountant(), path + "/approve", "\"7\"").refused(412, "stale-version");
        var rejected = debtors.decideAlone(requested, path, "reject").is(200);
        assertThat(rejected.text("/status")).isEqualTo("REJECTED");
        debtors.decide(rejected, path, "approve").refused(409, "refund-decided");
        debtors.decide(requested, REFUNDS + "/" + Ids.next(), "approve").refused(404, "refund-unknown");
        assertThat(books.get(REFUNDS + "?status=REQUESTED").is(200).body().path("items"))
                .isEmpty();
        assertThat(books.get(REFUNDS + "?status=REJECTED").is(200).body().path("items"))
                .hasSize(1);
    }

    @Test
    void paysNoMoreThanIsLeft() {
        var note = aNoteOver("100.00");

        request(note, "100.01", "2026-03-20").refused(409, "exceeds-credit-note");
        request(note, "0.00", "2026-03-20").refused(422, "amount-not-positive");
        request(note, "1.00", "2026-03-14").refused(422, "allocation-too-early");
        books.post(REFUNDS, """
                        {"amount":{"amount":"1.00","currency":"EUR"},"refundDate":"2026-03-20","reason":"?"}""").refused(400, "invalid-field").at("/creditNoteId");
        var one = request(note, "60.00", "2026-03-20").is(201);
        var other = request(note, "60.00", "2026-03-20").is(201);
        debtors.decide(one, Objects.requireNonNull(one.location()), "approve").is(200);
        debtors.decide(other, Objects.requireNonNull(other.location()), "approve")
                .refused(409, "exceeds-credit-note");
        var keyless = """
                {"creditNoteId":"%s","amount":{"amount":"1.00","currency":"EUR"},"refundDate":"2026-03-20","reason":"?"}""".formatted(note.text("/creditNoteId"));
        books.send(HttpMethod.POST, REFUNDS, keyless, null, TestTokens.bearer(books.companyId(), Role.ACCOUNTANT))
                .refused(400, "idempotency-key-required");
    }

    private Answer aNoteOver(String amount) {
        return debtors.credit(debtors.invoice("2026-03-10", amount, "0"), "2026-03-15", "")
                .is(201);
    }

    private Answer request(Answer note, String amount, String date) {
        return books.post(REFUNDS, """
                {"creditNoteId":"%s","amount":{"amount":"%s","currency":"EUR"},"refundDate":"%s","reason":"Wants its money"}""".formatted(note.text("/creditNoteId"), amount, date));
    }
}
