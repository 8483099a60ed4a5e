package io.tieout.ledger.foreignitem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.BankLinesRecorded;
import io.tieout.events.reconciliation.v1.PaymentMatched;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/// What settles invoices in EUR without money, and what is paid back, in books kept in USD.
@ServiceTest
class ForeignCorrectionIT {

    private static final LocalDate MARCH_9 = LocalDate.of(2026, 3, 9);
    private static final String WRITE_OFFS = "/api/v1/write-offs";
    private static final String DISCOUNTS = "/api/v1/settlement-discounts";

    private final List<InvariantCheck> checks;
    private final Books books;
    private final Debtors debtors;
    private final Trade trade;
    private final Trade dollars;

    ForeignCorrectionIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks) {
        this.checks = checks;
        this.books = Books.open(client, companies, "USD", "UTC", 1);
        this.debtors = new Debtors(probe, books);
        this.trade = new Trade(probe, books.companyId());
        this.dollars = new Trade(probe, books.companyId(), "USD");
        quote("2026-03-01", "1.10");
        quote("2026-03-09", "1.15");
        quote("2026-03-31", "1.20");
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void givesUpWhatADebtStandsAtAndItsTaxAtTheRateOfTheSale() {
        var invoice = invoice("1000.00", "20", "");
        carry();
        assertThat(balance("1200")).isEqualTo("1440.00");

        writeOff(invoice, "600.00", "2026-03-30", ",\"taxRelief\":true").is(201);
        var early = books.get(WRITE_OFFS).is(200).text("/items/0/writeOffId");
        var shown = books.get(WRITE_OFFS + "/" + early).is(200);
        debtors.decide(shown, WRITE_OFFS + "/" + early, "approve").refused(409, "foreign-item-revalued");
        var requested =
                writeOff(invoice, "600.00", "2026-04-10", ",\"taxRelief\":true").is(201);
        var path = Objects.requireNonNull(requested.location());
        var posted = debtors.decide(requested, path, "approve").is(200);

        // 720.00 leave: 600.00 at 1.20 is lost, 110.00 of tax at 1.10 is owed no more, the rest did the rate.
        assertThat(posted.text("/worth/amount")).isEqualTo("720.00");
        assertThat(posted.text("/tax/amount")).isEqualTo("100.00");
        assertThat(balance("5450")).isEqualTo("600.00");
        assertThat(balance("2200")).isEqualTo("-110.00");
        assertThat(balance("5750")).isEqualTo("10.00");
        assertThat(balance("1200")).isEqualTo("720.00");
        assertThat(debtors.open(invoice)).isEqualTo("600.00");

        var recovery = """
                {"amount":{"amount":"600.00","currency":"EUR"},"effectiveDate":"2026-05-02","reason":"Pays after all"}""";
        books.post(path + "/recoveries", recovery.replace("EUR", "USD")).refused(409, "exceeds-write-off");
        books.post(path + "/recoveries", recovery).is(201);

        assertThat(balance("5450")).isEqualTo("0.00");
        assertThat(balance("2200")).isEqualTo("-220.00");
        assertThat(balance("4850")).isEqualTo("-10.00");
        assertThat(balance("1200")).isEqualTo("1440.00");
        assertThat(debtors.open(invoice)).isEqualTo("1200.00");
        // The last part takes whatever is left.
        var rest = writeOff(invoice, null, "2026-05-03", "").is(201);
        debtors.decide(rest, Objects.requireNonNull(rest.location()), "approve").is(200);
        assertThat(balance("1200")).isEqualTo("0.00");
        assertThat(balance("5450")).isEqualTo("1440.00");
    }

    @Test
    void countsTheLimitsOfWriteOffsInTheCurrencyOfTheBooks() {
        var invoice = invoice("1000.00", "0", "");
        books.send(
                        HttpMethod.PUT,
                        "/api/v1/write-off-policy",
                        """
                        {"aloneUpTo":{"amount":"100.00","currency":"USD"},"atMost":{"amount":"200.00","currency":"USD"}}""",
                        null,
                        TestTokens.bearer(books.companyId(), Role.ADMIN),
                        "\"0\"")
                .is(200);

        assertThat(writeOff(invoice, "90.00", "2026-03-10", "").is(201).text("/status"))
                .isEqualTo("POSTED");
        assertThat(writeOff(invoice, "0.90", "2026-03-10", "").is(201).text("/status"))
                .isEqualTo("POSTED");
        // 99.99 of 100.00 USD are used.
        assertThat(writeOff(invoice, "1.00", "2026-03-10", "").is(201).text("/status"))
                .isEqualTo("REQUESTED");
        writeOff(invoice, "91.00", "2026-03-10", "").refused(409, "write-off-limit-exceeded");
    }

    @Test
    void makesASaleLessAtTheRateAtWhichItWasBooked() {
        var invoice = invoice("1000.00", "20", "");
        carry();
        var wanted = """
                {"invoiceId":"%s","percent":5,"effectiveDate":"2026-04-05","reason":"Agreed"}""".formatted(invoice.text("/invoiceId"));
        books.post(DISCOUNTS, wanted.replace("04-05", "03-30")).refused(409, "foreign-item-revalued");

        var given = books.post(DISCOUNTS, wanted).is(201);

        // 72.00 leave: 55.00 of the sale and 11.00 of its tax at 1.10; the rest did the rate.
        assertThat(given.text("/amount/amount")).isEqualTo("60.00");
        assertThat(balance("4200")).isEqualTo("55.00");
        assertThat(balance("2200")).isEqualTo("-209.00");
        assertThat(balance("5750")).isEqualTo("6.00");
        assertThat(balance("1200")).isEqualTo("1368.00");

        books.post(
                        DISCOUNTS + "/" + given.text("/discountId") + "/undo",
                        "{\"effectiveDate\":\"2026-04-06\",\"reason\":\"Wrong\"}")
                .is(200);

        assertThat(balance("4200")).isEqualTo("0.00");
        assertThat(balance("5750")).isEqualTo("0.00");
        assertThat(balance("1200")).isEqualTo("1440.00");
        assertThat(debtors.open(invoice)).isEqualTo("1200.00");
    }

    @Test
    void letsAPaymentInTimeEarnItsDiscountAndTakesItBackWithIt() {
        var invoice = invoice("333.33", "0", "\"earlyPayment\":{\"percent\":5,\"days\":10},");
        assertThat(balance("1200")).isEqualTo("366.66");
        var line = trade.bankLines(MARCH_9, "316.66").getFirst();
        earnsAndGivesBack(invoice, line, trade.match(line, UUID.fromString(invoice.text("/invoiceId"))));
    }

    @Test
    void takesTheDiscountThatAMatchTellsOffBeforeItsMoney() {
        var invoice = invoice("333.33", "0", "\"earlyPayment\":{\"percent\":5,\"days\":10},");
        var invoiceId = UUID.fromString(invoice.text("/invoiceId"));
        var line = trade.bankLines(MARCH_9, "316.66").getFirst();
        earnsAndGivesBack(
                invoice,
                line,
                trade.match(
                        line,
                        List.of(Trade.allocation(invoiceId, "333.33")),
                        List.of(new PaymentMatched.Part("DISCOUNT", Trade.eur("-16.67"), null, invoiceId))));
    }

    private void earnsAndGivesBack(Answer invoice, BankLinesRecorded.Line line, UUID match) {
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);

        // 364.16 for 316.66, which stood at 348.33; 18.34 for 16.67 at 1.10; 366.66 left, a cent less by rounding.
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balance("1200")).isEqualTo("0.00");
        assertThat(balance("4850")).isEqualTo("-15.83");
        assertThat(balance("4200")).isEqualTo("18.34");
        assertThat(balance("5770")).isEqualTo("-0.01");

        trade.undo(match, line.lineId(), LocalDate.of(2026, 3, 20));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, match);

        assertThat(debtors.open(invoice)).isEqualTo("333.33");
        assertThat(balance("1200")).isEqualTo("366.66");
        for (var account : List.of("4850", "4200", "5770")) {
            assertThat(balance(account)).isEqualTo("0.00");
        }
    }

    @Test
    void paysACreditNoteBackAtWhatItStandsAt() {
        var note = debtors.credit(invoice("100.00", "0", ""), "2026-03-02", "").is(201);
        var noteId = note.text("/creditNoteId");
        var refund = refund("creditNoteId", noteId, "60.00", "2026-03-05");
        assertThat(refund.text("/worth/amount")).isEqualTo("66.00");
        assertThat(balance("1190")).isEqualTo("-66.00");
        assertThat(balance("1200")).isEqualTo("66.00");

        var lines = trade.bankLines(MARCH_9, "100.00", "-61.00");
        var match = trade.match(
                lines.get(1),
                List.of(Trade.allocation(UUID.fromString(refund.text("/refundId")), "-60.00")),
                List.of(new PaymentMatched.Part("BANK_FEE", Trade.eur("-1.00"), null)));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);

        // It cost 69.00, and a fee of 1.15.
        assertThat(balance("1190")).isEqualTo("0.00");
        assertThat(balance("5750")).isEqualTo("3.00");
        assertThat(balance("5600")).isEqualTo("1.15");

        trade.undo(match, lines.get(1).lineId(), MARCH_9);
        trade.answer(LedgerEvents.PAYMENT_REVERSED, match);

        assertThat(balance("1190")).isEqualTo("-66.00");
        assertThat(balance("5750")).isEqualTo("0.00");
        refund("creditNoteId", noteId, "40.00", "2026-03-05");
        assertThat(balance("1200")).isEqualTo("110.00");
        assertThat(books.get("/api/v1/foreign-items/" + noteId).is(200).text("/carrying/amount"))
                .isEqualTo("0.00");
        books.post("/api/v1/refunds", refundBody("creditNoteId", noteId, "0.01", "2026-03-05"))
                .refused(409, "exceeds-credit-note");
    }

    @Test
    void keepsACreditNoteBackFromMoneyInItsOwnCurrency() {
        keepsACreditNoteBack(
                trade,
                "940.00",
                (invoice, note) -> List.of(Trade.allocation(invoice, "1000.00"), Trade.allocation(note, "-60.00")));
    }

    @Test
    void keepsACreditNoteBackFromMoneyInTheCurrencyOfTheBooks() {
        keepsACreditNoteBack(
                dollars,
                "1081.00",
                (invoice, note) ->
                        List.of(paidInDollars(invoice, "1150.00", "1000.00"), paidInDollars(note, "-69.00", "-60.00")));
    }

    private void keepsACreditNoteBack(
            Trade bank, String amount, BiFunction<UUID, UUID, List<PaymentMatched.Allocation>> allocations) {
        var note = debtors.credit(invoice("100.00", "0", ""), "2026-03-02", "").is(201);
        var noteId = UUID.fromString(note.text("/creditNoteId"));
        var invoice = invoice("1000.00", "0", "");
        var invoiceId = UUID.fromString(invoice.text("/invoiceId"));
        var lines = bank.bankLines(MARCH_9, amount, amount);

        var match = bank.match(lines.get(0), allocations.apply(invoiceId, noteId), List.of());
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);

        // 1100.00 less 66.00 stood there, and 1081.00 came: 50.00 is gained of the invoice, 3.00 lost of the note.
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balance("4850")).isEqualTo("-47.00");
        assertThat(balance("1200")).isEqualTo("66.00");
        assertThat(standsAt(noteId)).isEqualTo("44.00");
        var again = bank.match(lines.get(1), allocations.apply(invoiceId, noteId), List.of());
        assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, again).code()).isEqualTo("exceeds-open-amount");

        trade.undo(match, lines.get(0).lineId(), LocalDate.of(2026, 3, 20));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, match);

        assertThat(debtors.open(invoice)).isEqualTo("1000.00");
        assertThat(balance("4850")).isEqualTo("0.00");
        assertThat(balance("1200")).isEqualTo("1100.00");
        assertThat(standsAt(noteId)).isEqualTo("110.00");
    }

    @Test
    void paysARefundOutOfAnAccountInTheCurrencyOfTheBooks() {
        var credited = invoice("100.00", "0", "");
        var note = debtors.credit(credited, "2026-03-02", "").is(201);
        var refund = UUID.fromString(refund("creditNoteId", note.text("/creditNoteId"), "60.00", "2026-03-05")
                .text("/refundId"));
        var lines = dollars.bankLines(MARCH_9, "-70.00", "115.00", "-115.00");
        var out = lines.get(0);

        refusedInDollars(out, paidInDollars(refund, "-70.00", "-59.00"), "refund-not-payable");
        refusedInDollars(out, Trade.allocation(refund, "-70.00"), "match-does-not-tie");
        var dear = dollars.bankLines(MARCH_9, "-90.00").getFirst();
        refusedInDollars(dear, paidInDollars(refund, "-90.00", "-60.00"), "settlement-rate-deviates");
        var match = dollars.match(out, List.of(paidInDollars(refund, "-70.00", "-60.00")), List.of());
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);

        // 66.00 waited, and 70.00 was paid.
        assertThat(balance("1190")).isEqualTo("0.00");
        assertThat(balance("5750")).isEqualTo("4.00");

        trade.undo(match, out.lineId(), MARCH_9);
        trade.answer(LedgerEvents.PAYMENT_REVERSED, match);

        assertThat(balance("1190")).isEqualTo("-66.00");
        assertThat(balance("5750")).isEqualTo("0.00");
        var invoiceId = UUID.fromString(invoice("100.00", "0", "").text("/invoiceId"));
        trade.answer(
                LedgerEvents.PAYMENT_APPLIED,
                dollars.match(lines.get(1), List.of(paidInDollars(invoiceId, "115.00", "100.00")), List.of()));
        refusedInDollars(lines.get(2), paidInDollars(invoiceId, "-115.00", "-100.00"), "match-part-refused");
    }

    private void refusedInDollars(BankLinesRecorded.Line line, PaymentMatched.Allocation allocation, String code) {
        var match = dollars.match(line, List.of(allocation), List.of());
        assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, match).code()).isEqualTo(code);
    }

    private static PaymentMatched.Allocation paidInDollars(UUID document, String paid, String settled) {
        return new PaymentMatched.Allocation(document, Money.parse(paid, "USD"), Trade.eur(settled));
    }

    private String standsAt(UUID item) {
        return books.get("/api/v1/foreign-items/" + item).is(200).text("/carrying/amount");
    }

    @Test
    void paysMoneyOnAccountBackAtWhatItWasWorthWhenItCame() {
        var line = trade.bankLines(MARCH_9, "100.00").getFirst();
        trade.answer(
                LedgerEvents.PAYMENT_APPLIED,
                trade.match(line, List.of(), List.of(Trade.onAccount("100.00", debtors.customerId()))));
        var credit = books.get("/api/v1/customer-credits").is(200).text("/items/0/customerCreditId");

        var refund = refund("customerCreditId", credit, "33.33", "2026-04-01");

        assertThat(refund.text("/worth/amount")).isEqualTo("38.33");
        assertThat(balance("2300")).isEqualTo("-76.67");
        var kept = books.get("/api/v1/customer-credits").is(200);
        assertThat(kept.text("/items/0/carrying/amount")).isEqualTo("76.67");
        var out = trade.bankLines(LocalDate.of(2026, 4, 2), "-33.33").getFirst();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(out, UUID.fromString(refund.text("/refundId"))));
        assertThat(balance("1190")).isEqualTo("0.00");
        assertThat(balance("2300")).isEqualTo("-76.67");
    }

    private Answer invoice(String net, String tax, String terms) {
        return debtors.invoice("2026-03-01", """
                "currency":"EUR",%s"lines":[{"description":"Work","unitPrice":%s,"taxRatePercent":%s}]""".formatted(terms, net, tax));
    }

    private void carry() {
        books.post("/api/v1/revaluations", "{\"date\":\"2026-03-31\",\"policy\":\"CARRY\"}")
                .is(201);
    }

    private Answer writeOff(Answer invoice, @Nullable String amount, String date, String more) {
        var money = amount == null ? "" : "\"amount\":{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"},";
        return books.post(WRITE_OFFS, """
                {"invoiceId":"%s",%s"method":"DIRECT","effectiveDate":"%s","reason":"Bankrupt"%s}""".formatted(invoice.text("/invoiceId"), money, date, more));
    }

    private Answer refund(String credit, String id, String amount, String date) {
        var requested = books.post("/api/v1/refunds", refundBody(credit, id, amount, date))
                .is(201);
        return debtors.decide(requested, Objects.requireNonNull(requested.location()), "approve")
                .is(200);
    }

    private static String refundBody(String credit, String id, String amount, String date) {
        return """
                {"%s":"%s","amount":{"amount":"%s","currency":"EUR"},"refundDate":"%s","reason":"Wants its money"}""".formatted(credit, id, amount, date);
    }

    private void quote(String date, String rate) {
        books.post("/api/v1/exchange-rates", """
                        {"baseCurrency":"EUR","date":"%s","rate":"%s"}""".formatted(date, rate)).is(201);
    }

    private String balance(String account) {
        return books.balance(account, "from=1900-01-01&asOf=2199-12-31");
    }
}
