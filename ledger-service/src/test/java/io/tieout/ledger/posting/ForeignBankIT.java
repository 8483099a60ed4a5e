package io.tieout.ledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.PaymentMatched;
import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/// A bank account and invoices in EUR, in books kept in USD.
@ServiceTest
class ForeignBankIT {

    private static final LocalDate APRIL_20 = LocalDate.of(2026, 4, 20);

    private final List<InvariantCheck> checks;
    private final RestTestClient client;
    private final CompanyService companies;
    private final EventProbe probe;
    private Books books;
    private Trade trade;

    ForeignBankIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.companies = companies;
        this.probe = probe;
        this.checks = checks;
        this.books = Books.open(client, companies, "USD", "UTC", 1);
        this.trade = new Trade(probe, books.companyId());
        quote("2026-03-31", "1.10");
        quote("2026-04-15", "1.15");
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void realisesDifferencesOfPaymentsThatCameByTheBank() {
        var invoice = trade.anInvoiceOver("1000.00");
        assertThat(balance("1200")).isEqualTo("1100.00");
        var line = trade.bankLines(Trade.APRIL_15, "395.00").getFirst();
        assertThat(balance("1120.01")).isEqualTo("454.25");
        assertThat(balance("1180.01")).isEqualTo("-454.25");

        // 5.00 EUR were kept back by a bank on the way.
        var match = trade.match(
                line,
                List.of(Trade.allocation(invoice.invoiceId(), "400.00")),
                List.of(new PaymentMatched.Part("BANK_FEE", Trade.eur("-5.00"), null)));

        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        assertThat(balance("1180.01")).isEqualTo("0.00");
        assertThat(balance("1200")).isEqualTo("660.00");
        assertThat(balance("5600")).isEqualTo("5.75");
        assertThat(balance("4850")).isEqualTo("-20.00");
        assertThat(books.get("/api/v1/foreign-items/" + invoice.invoiceId())
                        .is(200)
                        .text("/open/amount"))
                .isEqualTo("600.00");

        trade.undo(match, line.lineId(), APRIL_20);

        trade.answer(LedgerEvents.PAYMENT_REVERSED, match);
        assertThat(balance("1200")).isEqualTo("1100.00");
        assertThat(balance("1180.01")).isEqualTo("-454.25");
        assertThat(balance("4850")).isEqualTo("0.00");
        assertThat(books.get("/api/v1/foreign-items/" + invoice.invoiceId())
                        .is(200)
                        .text("/carrying/amount"))
                .isEqualTo("1100.00");
    }

    @Test
    void carriesTheAccountAtItsAverage() {
        trade.connectBank("100.00", Trade.MARCH_31);
        assertThat(balance("1120.01")).isEqualTo("110.00");
        assertThat(balance("3900")).isEqualTo("-110.00");

        // 100 at 1.10 and 300 at 1.15 stand at 455.00: 1.1375 each.
        trade.bankLines(Trade.APRIL_15, "300.00", "-200.00");
        assertThat(balance("1120.01")).isEqualTo("227.50");
        var last = trade.bankLines(APRIL_20, "-200.00").getFirst();

        assertThat(balance("1120.01")).isEqualTo("0.00");
        assertThat(books.get("/api/v1/reports/currency-balances?asOf=2199-12-31&account=1120.01")
                        .is(200)
                        .body()
                        .path("balances"))
                .isEmpty();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.classify(last, "BANK_FEE"));
        assertThat(balance("5600")).isEqualTo("227.50");
    }

    @Test
    void keepsMoneyOnAccountAtWhatItWasWorthWhenItCame() {
        quote("2026-04-20", "1.18");
        var customer = Ids.next();
        var line = trade.bankLines(Trade.APRIL_15, "100.00").getFirst();
        var match = trade.match(line, List.of(), List.of(Trade.onAccount("100.00", customer)));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        assertThat(balance("2300")).isEqualTo("-115.00");
        assertThat(balance("1180.01")).isEqualTo("0.00");
        var credit =
                books.get("/api/v1/customer-credits?customerId=" + customer).is(200);
        assertThat(credit.text("/items/0/carrying/amount")).isEqualTo("115.00");
        var creditId = credit.text("/items/0/customerCreditId");
        var invoice = trade.anInvoiceOver("80.00", customer, APRIL_20);
        assertThat(balance("1200")).isEqualTo("94.40");

        var paid = books.post("/api/v1/allocations", """
                        {"customerCreditId":"%s","invoiceId":"%s","amount":{"amount":"80.00","currency":"EUR"},
                            "effectiveDate":"2026-04-20"}""".formatted(creditId, invoice.invoiceId()))
                .is(201);

        assertThat(balance("1200")).isEqualTo("0.00");
        assertThat(balance("2300")).isEqualTo("-23.00");
        assertThat(balance("5750")).isEqualTo("2.40");
        assertThat(books.get("/api/v1/reports/ageing?asOf=2026-04-20").is(200).text("/unappliedCredits/amount/amount"))
                .isEqualTo("23.00");
        trade.undo(match, line.lineId(), APRIL_20);
        assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, match).code()).isEqualTo("credit-already-used");
        books.post("/api/v1/revaluations", """
                        {"date":"2026-04-30","policy":"CARRY","rates":[{"currency":"EUR","rate":"1.20"}]}""").is(201);
        assertThat(balance("1120.01")).isEqualTo("120.00");
        assertThat(balance("2300")).isEqualTo("-23.00");

        books.post(
                        "/api/v1/allocations/" + paid.text("/allocationId") + "/undo",
                        "{\"effectiveDate\":\"2026-05-02\",\"reason\":\"Wrong\"}")
                .is(201);
        assertThat(balance("2300")).isEqualTo("-115.00");
        assertThat(balance("1200")).isEqualTo("94.40");
        assertThat(balance("5750")).isEqualTo("0.00");
    }

    @Test
    void explainsLinesThatAreWorthNothingInTheBooks() {
        books = Books.open(client, companies, "EUR", "UTC", 1);
        books.post("/api/v1/exchange-rates", """
                        {"baseCurrency":"INR","date":"2026-04-15","rate":"0.011"}""").is(201);
        trade = new Trade(probe, books.companyId(), "INR");
        trade.connectBank("0.10", Trade.APRIL_15);

        var lines = trade.bankLines(Trade.APRIL_15, "0.40", "0.30", "-0.20");

        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.classify(lines.get(0), "INTEREST"));
        var fee = trade.classify(lines.get(2), "BANK_FEE");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, fee);
        trade.answer(
                LedgerEvents.PAYMENT_APPLIED,
                trade.match(
                        lines.get(1),
                        List.of(),
                        List.of(new PaymentMatched.Part("ROUNDING", Money.parse("0.30", "INR"), null))));
        for (var account : List.of("1180.01", "4800", "5600", "5900")) {
            assertThat(balance(account)).as(account).isEqualTo("0.00");
        }
        assertThat(books.get("/api/v1/reports/currency-balances?asOf=2199-12-31&account=1120.01")
                        .is(200)
                        .text("/balances/0/balance/amount"))
                .isEqualTo("0.60");

        trade.undo(fee, lines.get(2).lineId(), APRIL_20);
        trade.answer(LedgerEvents.PAYMENT_REVERSED, fee);
    }

    @Test
    void roundsInTheCurrencyOfTheBank() {
        books = Books.open(client, companies, "INR", "Asia/Kolkata", 4);
        quote("2026-03-31", "100");
        trade = new Trade(probe, books.companyId());
        var invoice = trade.anInvoiceOver("100.00");
        var line = trade.bankLines(Trade.APRIL_15, "99.10").getFirst();

        // 90 cents: less than a note of any kind, and 90.00 in the books.
        var match = trade.match(
                line,
                List.of(Trade.allocation(invoice.invoiceId(), "100.00")),
                List.of(new PaymentMatched.Part("ROUNDING", Trade.eur("-0.90"), null)));

        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        assertThat(balance("1180.01")).isEqualTo("0.00");
        assertThat(balance("1200")).isEqualTo("0.00");
        assertThat(balance("5900")).isEqualTo("90.00");
    }

    @Test
    void refusesToUndoAMatchBehindACarriedRevaluation() {
        var invoice = trade.anInvoiceOver("1000.00");
        var lines = trade.bankLines(Trade.APRIL_15, "1000.00", "-1000.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(lines.get(0), invoice.invoiceId()));
        // The bank took the payment back.
        var returned = trade.match(lines.get(1), invoice.invoiceId());
        trade.answer(LedgerEvents.PAYMENT_APPLIED, returned);
        books.post("/api/v1/revaluations", """
                        {"date":"2026-04-30","policy":"CARRY","rates":[{"currency":"EUR","rate":"1.20"}]}""").is(201);
        assertThat(balance("1200")).isEqualTo("1200.00");

        trade.undo(returned, lines.get(1).lineId(), LocalDate.of(2026, 5, 2));

        assertThat(trade.answer(LedgerEvents.PAYMENT_REFUSED, returned).code()).isEqualTo("foreign-item-revalued");
        assertThat(balance("1200")).isEqualTo("1200.00");
    }

    private String balance(String account) {
        return books.balance(account, "from=1900-01-01&asOf=2199-12-31");
    }

    private void quote(String date, String rate) {
        books.post("/api/v1/exchange-rates", """
                        {"baseCurrency":"EUR","date":"%s","rate":"%s"}""".formatted(date, rate)).is(201);
    }
}
