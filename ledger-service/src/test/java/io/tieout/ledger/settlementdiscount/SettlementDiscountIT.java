package io.tieout.ledger.settlementdiscount;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.BankLinesRecorded;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class SettlementDiscountIT {

    private static final String DISCOUNTS = "/api/v1/settlement-discounts";
    private static final LocalDate DAY_9 = LocalDate.of(2026, 3, 10);
    private static final LocalDate DAY_11 = LocalDate.of(2026, 3, 12);

    private final List<InvariantCheck> checks;
    private final Books books;
    private final Trade trade;
    private final Debtors debtors;

    SettlementDiscountIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.checks = checks;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
        this.debtors = new Debtors(probe, books);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void isEarnedByAPaymentInTimeAndTakesItsTaxWithIt() {
        var invoice = anInvoice("1000.00", "20", "\"percent\":5,\"days\":10");
        assertThat(invoice.text("/earlyPayment/lastDay")).isEqualTo("2026-03-11");

        pay(invoice, DAY_9, "1140.00");

        var discount = books.get(DISCOUNTS + "?invoiceId=" + invoice.text("/invoiceId"));
        assertThat(discount.text("/items/0/amount/amount")).isEqualTo("60.00");
        assertThat(discount.text("/items/0/net/amount")).isEqualTo("50.00");
        assertThat(discount.text("/items/0/tax/amount")).isEqualTo("10.00");
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balance("4200")).isEqualTo("50.00");
        assertThat(balance("2200")).isEqualTo("-190.00");
        assertThat(balance("1200")).isEqualTo("0.00");
        assertThat(balance("1120.01")).isEqualTo("1140.00");
        assertThat(balance("4100")).isEqualTo("-1000.00");
    }

    @Test
    void leavesTheTaxAloneWhereTheTermsSaySo() {
        var invoice = anInvoice("1000.00", "20", "\"percent\":5,\"days\":10,\"reducesTax\":false");

        pay(invoice, DAY_9, "1140.00");

        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balance("4200")).isEqualTo("60.00");
        assertThat(balance("2200")).isEqualTo("-200.00");
    }

    @Test
    void isNotEarnedLate() {
        var invoice = anInvoice("1000.00", "20", "\"percent\":5,\"days\":10");

        pay(invoice, DAY_11, "1140.00");

        assertThat(debtors.open(invoice)).isEqualTo("60.00");
        assertThat(balance("4200")).isEqualTo("0.00");
        assertThat(balance("2200")).isEqualTo("-200.00");
    }

    @ParameterizedTest
    @CsvSource({"2000.00, 1900.00, 100.00", "333.33, 316.66, 16.67"})
    void isRoundedOnceSoThatNothingStaysOpen(String total, String paid, String kept) {
        var invoice = anInvoice(total, "0", "\"percent\":5,\"days\":10");

        pay(invoice, DAY_9, paid);

        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balance("4200")).isEqualTo(kept);
        assertThat(balance("1120.01")).isEqualTo(paid);
    }

    @Test
    void isSharedOutOverTheTaxRates() {
        var invoice = debtors.invoice("2026-03-01", """
                "earlyPayment":{"percent":2,"days":10},
                "lines":[{"description":"A","unitPrice":100.00,"taxRatePercent":19},
                    {"description":"B","unitPrice":50.00,"taxRatePercent":7,"taxCode":"REDUCED"},
                    {"description":"C","unitPrice":10.00}]""");
        assertThat(invoice.text("/total/amount")).isEqualTo("182.50");

        pay(invoice, DAY_9, "178.85");

        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balance("4200")).isEqualTo("3.20");
        assertThat(balance("2200")).isEqualTo("-22.05");
    }

    @Test
    void isEarnedByThePartThatCompletesThePaymentInTime() {
        var invoice = anInvoice("1000.00", "20", "\"percent\":5,\"days\":10");

        pay(invoice, LocalDate.of(2026, 3, 5), "500.00");
        assertThat(debtors.open(invoice)).isEqualTo("700.00");
        pay(invoice, DAY_9, "640.00");

        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balance("2200")).isEqualTo("-190.00");
    }

    @Test
    void isOnWhatWasKeptWhenGoodsCameBack() {
        var invoice = anInvoice("1000.00", "20", "\"percent\":5,\"days\":10");
        var note = debtors.credit(invoice, "2026-03-02", """
                        "creditedLines":[{"invoiceLine":1,"amount":{"amount":"500.00","currency":"EUR"}}]""").is(201);
        books.post("/api/v1/credit-notes/" + note.text("/creditNoteId") + "/allocations", """
                        {"invoiceId":"%s","amount":{"amount":"600.00","currency":"EUR"},"effectiveDate":"2026-03-02"}""".formatted(
                                invoice.text("/invoiceId")))
                .is(201);
        pay(invoice, LocalDate.of(2026, 3, 5), "560.00");
        assertThat(debtors.open(invoice)).isEqualTo("40.00");

        pay(invoice, DAY_9, "10.00");

        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balance("4200")).isEqualTo("25.00");
        assertThat(balance("2200")).isEqualTo("-95.00");
    }

    @Test
    void goesWithThePaymentThatEarnedIt() {
        var invoice = anInvoice("1000.00", "20", "\"percent\":5,\"days\":10");
        var line = trade.bankLines(DAY_9, "1140.00").getFirst();
        var matchId = trade.match(line, UUID.fromString(invoice.text("/invoiceId")));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);

        trade.undo(matchId, line.lineId(), LocalDate.of(2026, 3, 20));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, matchId);

        assertThat(debtors.open(invoice)).isEqualTo("1200.00");
        assertThat(books.balance("2200", "asOf=2026-03-19")).isEqualTo("-190.00");
        assertThat(balance("2200")).isEqualTo("-200.00");
        assertThat(balance("4200")).isEqualTo("0.00");
    }

    @Test
    void goesWithAnyPaymentOfItsInvoiceAndIsEarnedOnceAgain() {
        var invoice = anInvoice("1000.00", "20", "\"percent\":5,\"days\":10");
        var lines = trade.bankLines(DAY_9, "500.00", "640.00", "440.00", "60.00");
        var first = payWith(lines.get(0), invoice);
        payWith(lines.get(1), invoice);
        assertThat(debtors.open(invoice)).isEqualTo("0.00");

        trade.undo(first, lines.get(0).lineId(), DAY_9);
        trade.answer(LedgerEvents.PAYMENT_REVERSED, first);

        assertThat(debtors.open(invoice)).isEqualTo("560.00");
        assertThat(balance("2200")).isEqualTo("-200.00");
        payWith(lines.get(2), invoice);
        assertThat(debtors.open(invoice)).isEqualTo("120.00");
        payWith(lines.get(3), invoice);
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balance("2200")).isEqualTo("-190.00");
    }

    @Test
    void goesWhenThePaymentComesBack() {
        var invoice = anInvoice("1000.00", "20", "\"percent\":5,\"days\":10");
        pay(invoice, DAY_9, "1140.00");
        assertThat(debtors.open(invoice)).isEqualTo("0.00");

        pay(invoice, DAY_11, "-1140.00");

        assertThat(debtors.open(invoice)).isEqualTo("1200.00");
        assertThat(balance("2200")).isEqualTo("-200.00");
    }

    @Test
    void isGivenLateAsAnAdjustingEntry() {
        var invoice = debtors.invoice("2026-03-01", "1000.00", "0");
        pay(invoice, LocalDate.of(2026, 4, 20), "950.00");

        var given = give(invoice, "\"percent\":5", "2026-04-30").is(201);

        assertThat(given.text("/amount/amount")).isEqualTo("50.00");
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(books.balance("1200", "asOf=2026-04-29")).isEqualTo("50.00");
        assertThat(books.balance("1200", "asOf=2026-04-30")).isEqualTo("0.00");
        assertThat(balance("4200")).isEqualTo("50.00");
        var entry = books.get("/api/v1/journal-entries/" + given.text("/entryId"));
        assertThat(entry.body().path("adjusting").asBoolean()).isTrue();
        assertThat(entry.text("/adjustsEntryId")).isEqualTo(invoice.text("/entryId"));
        assertThat(books.trialBalance("asOf=2026-04-30&stage=UNADJUSTED", "1200"))
                .isEqualTo("50.00");
        assertThat(books.trialBalance("asOf=2026-04-30&stage=ADJUSTED", "4200")).isEqualTo("50.00");
        assertThat(books.get(Objects.requireNonNull(given.location())).is(200).body())
                .isEqualTo(given.body());
    }

    @Test
    void isTakenBackOnce() {
        var invoice = debtors.invoice("2026-03-01", "1000.00", "20");
        var given = give(invoice, "\"amount\":{\"amount\":\"12.00\",\"currency\":\"EUR\"}", "2026-04-30")
                .is(201);
        assertThat(given.text("/tax/amount")).isEqualTo("2.00");
        var path = given.location() + "/undo";
        var body = "{\"reason\":\"Not agreed\",\"effectiveDate\":\"%s\"}";

        books.post(path, body.formatted("2026-04-29")).refused(422, "allocation-too-early");
        var undone = books.post(path, body.formatted("2026-05-02")).is(200);
        books.post(path, body.formatted("2026-05-02")).refused(409, "discount-taken-back");

        assertThat(undone.text("/reversalEntryId")).isNotEmpty();
        assertThat(debtors.open(invoice)).isEqualTo("1200.00");
        assertThat(balance("2200")).isEqualTo("-200.00");
    }

    @Test
    void isRefusedWhereItDoesNotFit() {
        var invoice = debtors.invoice("2026-03-01", "100.00", "0");

        give(invoice, "\"amount\":{\"amount\":\"100.01\",\"currency\":\"EUR\"}", "2026-04-30")
                .refused(409, "exceeds-open-amount");
        give(invoice, "\"amount\":{\"amount\":\"0.00\",\"currency\":\"EUR\"}", "2026-04-30")
                .refused(422, "amount-not-positive");
        give(invoice, "\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}", "2026-04-30")
                .refused(422, "currency-differs");
        give(invoice, "\"percent\":0", "2026-04-30")
                .refused(400, "invalid-field")
                .at("/percent");
        give(invoice, "\"reducesTax\":true", "2026-04-30")
                .refused(400, "invalid-field")
                .at("/percent");
        give(invoice, "\"percent\":5", "2026-02-28").refused(422, "allocation-too-early");
        books.get(DISCOUNTS + "/" + Ids.next()).refused(404, "discount-unknown");
        books.post(DISCOUNTS + "/" + Ids.next() + "/undo", "{\"reason\":\"?\"}").refused(404, "discount-unknown");
        books.closeWaiving("2026-04", "EARLIER_PERIODS_CLOSED").is(200);
        give(invoice, "\"percent\":5", "2026-04-30").refused(422, "period-closed");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT, Role.SALES_MANAGER)) {
            books.send(HttpMethod.POST, DISCOUNTS, "{}", "key", TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
        for (var terms :
                List.of("\"percent\":100,\"days\":1", "\"percent\":0,\"days\":1", "\"percent\":1,\"days\":-1")) {
            books.post("/api/v1/invoices", """
                            {"customerId":"%s","invoiceDate":"2026-03-01","paymentTermDays":30,
                                "earlyPayment":{%s},"lines":[{"description":"Work","unitPrice":1}]}""".formatted(debtors.customerId(), terms))
                    .refused(422, "invalid-document");
        }
    }

    /// Payments, returned payments, undoings and credit notes in any order, beside a model that knows amounts only.
    @ParameterizedTest
    @ValueSource(longs = {1, 271, 20261123})
    void isGivenOnceAndExactlyWhateverHappens(long seed) {
        var random = new Random(seed);
        var invoice = anInvoice("1000.00", "20", "\"percent\":5,\"days\":10");
        var model = new Model();
        var paid = new ArrayList<Payment>();
        int given = 0;
        for (int step = 0; step < 24; step++) {
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    long exact = model.open() - model.allowed();
                    long part = 1000L + random.nextInt(30) * 1000L;
                    long minor = exact > 0 && random.nextBoolean() ? exact : part;
                    var line = trade.bankLines(
                                    DAY_9, Money.ofMinor(minor, "EUR").amount())
                            .getFirst();
                    var matchId = trade.match(line, UUID.fromString(invoice.text("/invoiceId")));
                    if (minor > model.open()) {
                        trade.answer(LedgerEvents.PAYMENT_REFUSED, matchId);
                    } else {
                        trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);
                        model.pay(minor);
                        paid.add(new Payment(line, matchId, minor));
                        given += model.discount > 0 ? 1 : 0;
                    }
                }
                case 3 -> {
                    var payment = paid.isEmpty() ? null : paid.remove(random.nextInt(paid.size()));
                    if (payment != null && payment.minor() <= model.paid) {
                        trade.undo(payment.matchId(), payment.line().lineId(), DAY_9);
                        trade.answer(LedgerEvents.PAYMENT_REVERSED, payment.matchId());
                        model.owedAgain(payment.minor());
                    }
                }
                case 4 -> {
                    long minor = Math.min(model.paid, 1000L + random.nextInt(60) * 1000L);
                    if (minor > 0) {
                        pay(invoice, DAY_11, "-" + Money.ofMinor(minor, "EUR").amount());
                        model.owedAgain(minor);
                    }
                }
                default -> {
                    if (model.open() >= 12000) {
                        credit(invoice);
                        model.credited += 12000;
                    }
                }
            }
            assertThat(debtors.open(invoice))
                    .as("step %d", step)
                    .isEqualTo(Money.ofMinor(model.open(), "EUR").amount());
            assertThat(active(invoice)).as("step %d", step).isEqualTo(model.discounts());
        }
        assertThat(given).isPositive();
        long tax = 20000 - model.credited / 6 - model.discount / 6;
        assertThat(balance("2200")).isEqualTo(Money.ofMinor(-tax, "EUR").amount());
        assertThat(balance("1200")).isEqualTo(Money.ofMinor(model.open(), "EUR").amount());
    }

    private record Payment(BankLinesRecorded.Line line, UUID matchId, long minor) {}

    /// An invoice over 1200.00, tax included, on which 5 percent of what is not credited may be kept back.
    private static final class Model {

        private long paid;
        private long credited;
        private long discount;

        private long open() {
            return 120000 - paid - credited - discount;
        }

        private long allowed() {
            return (120000 - credited) / 20;
        }

        private void pay(long minor) {
            paid += minor;
            if (open() > 0 && open() == allowed()) {
                discount = allowed();
            }
        }

        private void owedAgain(long minor) {
            discount = 0;
            paid -= minor;
        }

        private List<String> discounts() {
            return discount == 0
                    ? List.of()
                    : List.of(Money.ofMinor(discount, "EUR").amount());
        }
    }

    /// Amounts of the discounts that were not taken back.
    private List<String> active(Answer invoice) {
        var amounts = new ArrayList<String>();
        books.get(DISCOUNTS + "?limit=200&invoiceId=" + invoice.text("/invoiceId"))
                .body()
                .path("items")
                .forEach(discount -> {
                    if (discount.path("reversalEntryId").asString("").isEmpty()) {
                        amounts.add(discount.at("/amount/amount").asString());
                    }
                });
        return amounts;
    }

    private void credit(Answer invoice) {
        var note = debtors.credit(invoice, "2026-03-02", """
                        "creditedLines":[{"invoiceLine":1,"amount":{"amount":"100.00","currency":"EUR"}}]""").is(201);
        books.post("/api/v1/credit-notes/" + note.text("/creditNoteId") + "/allocations", """
                        {"invoiceId":"%s","amount":{"amount":"120.00","currency":"EUR"},"effectiveDate":"2026-03-10"}""".formatted(
                                invoice.text("/invoiceId")))
                .is(201);
    }

    private Answer anInvoice(String net, String taxRatePercent, String terms) {
        return debtors.invoice("2026-03-01", """
                "earlyPayment":{%s},"lines":[{"description":"Work","unitPrice":%s,"taxRatePercent":%s}]""".formatted(terms, net, taxRatePercent));
    }

    private Answer give(Answer invoice, String content, String date) {
        return books.post(DISCOUNTS, """
                {"invoiceId":"%s",%s,"effectiveDate":"%s","reason":"Agreed by phone"}""".formatted(invoice.text("/invoiceId"), content, date));
    }

    private void pay(Answer invoice, LocalDate date, String amount) {
        payWith(trade.bankLines(date, amount).getFirst(), invoice);
    }

    private UUID payWith(BankLinesRecorded.Line line, Answer invoice) {
        var matchId = trade.match(line, UUID.fromString(invoice.text("/invoiceId")));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, matchId);
        return matchId;
    }

    private String balance(String account) {
        return books.balance(account, "asOf=2026-12-31");
    }
}
