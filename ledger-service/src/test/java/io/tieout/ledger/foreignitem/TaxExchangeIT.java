package io.tieout.ledger.foreignitem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.PaymentMatched;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/// Tax of documents in EUR, in books kept in USD: owed at the rate that the authority names, or withheld at it.
@ServiceTest
class TaxExchangeIT {

    private static final String SETTINGS = "/api/v1/tax-settings";
    private static final String NOTES = "/api/v1/credit-notes";
    private static final List<String> SALE = List.of("1200", "4100", "2200", "4850", "5750");

    private final List<InvariantCheck> checks;
    private final Books books;
    private final Debtors debtors;
    private final Trade trade;

    TaxExchangeIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks) {
        this.checks = checks;
        this.books = Books.open(client, companies, "USD", "UTC", 1);
        this.debtors = new Debtors(probe, books);
        this.trade = new Trade(probe, books.companyId());
        quote("MANUAL", "2026-03-01", "1.10");
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void owesTaxAtTheRateOfTheAuthorityAndTheSaleAtItsOwn() {
        follow("CUSTOMS");
        quote("CUSTOMS", "2026-03-01", "1.30");
        quote("CUSTOMS", "2026-03-02", "1.00");

        var invoice = invoice("2026-03-02", "");

        // A newer quotation of the authority books no sale.
        assertThat(balances(SALE)).containsExactly("1320.00", "-1100.00", "-200.00", "-20.00", "0.00");
        assertThat(invoice.text("/inTheBooks/total/amount")).isEqualTo("1320.00");
        assertThat(invoice.text("/inTheBooks/tax/amount")).isEqualTo("200.00");
        assertThat(invoice.text("/inTheBooks/taxExchangeRate")).isEqualTo("1");
        assertThat(report()).containsExactly("1000.00", "200.00", "true");
        var inForce = books.get("/api/v1/exchange-rates/in-force?baseCurrency=EUR&date=2026-03-02")
                .is(200);
        assertThat(inForce.text("/rate")).isEqualTo("1.1");

        // The tax point decides, as it does for the percentage.
        var early = invoice("2026-03-02", "\"taxPointDate\":\"2026-03-01\",");
        assertThat(early.text("/inTheBooks/taxExchangeRate")).isEqualTo("1.3");
        assertThat(balances(SALE)).containsExactly("2640.00", "-2200.00", "-460.00", "-20.00", "40.00");

        for (var sold : List.of(invoice, early)) {
            for (var part : Stream.of("333.33", "333.33", "333.34").toList()) {
                debtors.credit(sold, "2026-03-20", """
                                "creditedLines":[{"invoiceLine":1,"amount":{"amount":"%s","currency":"EUR"}}]""".formatted(part)).is(201);
            }
        }
        assertThat(balances(SALE)).containsOnly("0.00");
        assertThat(report()).containsExactly("0.00", "0.00", "true");
        assertThat(books.get("/api/v1/foreign-items?open=true").is(200).body().path("items"))
                .hasSize(8);
    }

    @Test
    void correctsTaxAtTheRateAtWhichItWasOwed() {
        var invoice = invoice("2026-03-01", "\"taxExchangeRate\":\"1.3\",");
        assertThat(balances(SALE)).containsExactly("1320.00", "-1100.00", "-260.00", "0.00", "40.00");

        // Of 60.00: 50.00 of the sale at 1.10 and 10.00 of its tax at 1.30; 66.00 leave.
        var discount = books.post("/api/v1/settlement-discounts", """
                        {"invoiceId":"%s","percent":5,"effectiveDate":"2026-03-05","reason":"Agreed"}""".formatted(invoice.text("/invoiceId")))
                .is(201);
        assertThat(balances(SALE)).containsExactly("1254.00", "-1100.00", "-247.00", "-2.00", "40.00");
        assertThat(balance("4200")).isEqualTo("55.00");
        assertThat(report()).containsExactly("1235.00", "247.00", "true");

        // Of 600.00: 500.00 are lost at 1.10 and 100.00 of tax are relieved at 1.30; 660.00 leave.
        var requested = books.post("/api/v1/write-offs", """
                        {"invoiceId":"%s","amount":{"amount":"600.00","currency":"EUR"},"method":"DIRECT",
                         "effectiveDate":"2026-03-06","reason":"Bankrupt","taxRelief":true}""".formatted(invoice.text("/invoiceId")))
                .is(201);
        debtors.decide(requested, Objects.requireNonNull(requested.location()), "approve")
                .is(200);
        assertThat(balances(SALE)).containsExactly("594.00", "-1100.00", "-117.00", "-22.00", "40.00");
        assertThat(balance("5450")).isEqualTo("550.00");
        assertThat(report()).containsExactly("585.00", "117.00", "true");

        books.post(
                        "/api/v1/settlement-discounts/" + discount.text("/discountId") + "/undo",
                        "{\"effectiveDate\":\"2026-03-07\",\"reason\":\"Wrong\"}")
                .is(200);
        assertThat(balances(SALE)).containsExactly("660.00", "-1100.00", "-130.00", "-20.00", "40.00");
    }

    @Test
    void refusesTaxWithoutARateOfItsOwn() {
        follow("CUSTOMS");
        var wanted = """
                {"customerId":"%s","invoiceDate":"2026-03-02","paymentTermDays":30,%s
                 "lines":[{"description":"Work","unitPrice":1}]}""";

        var missing = books.post("/api/v1/invoices", wanted.formatted(debtors.customerId(), "\"currency\":\"EUR\","))
                .refused(422, "exchange-rate-missing")
                .at("/taxExchangeRate");
        assertThat(missing.text("/source")).isEqualTo("CUSTOMS");
        books.post("/api/v1/invoices", wanted.formatted(debtors.customerId(), "\"taxExchangeRate\":\"1.1\","))
                .refused(422, "exchange-rate-of-itself")
                .at("/taxExchangeRate");
        books.post(
                        "/api/v1/invoices",
                        wanted.formatted(debtors.customerId(), "\"currency\":\"EUR\",\"taxExchangeRate\":\"0\","))
                .refused(400, "invalid-field");
        books.put(SETTINGS, settings("customs"), books.get(SETTINGS).eTag()).refused(400, "invalid-field");
        assertThat(books.get(SETTINGS).text("/exchangeRateSource")).isEqualTo("CUSTOMS");
        assertThat(balances(SALE)).containsOnly("0.00");

        books.post(
                        "/api/v1/invoices",
                        wanted.formatted(debtors.customerId(), "\"currency\":\"EUR\",\"taxExchangeRate\":\"1.2\","))
                .is(201);
    }

    @Test
    void creditsACustomerFreelyAndSettlesAnInvoiceWithIt() {
        var invoice = invoice("2026-03-01", "");
        var wanted = """
                {"customerId":"%s","creditNoteDate":"2026-03-02","reason":"Goodwill",%s
                 "lines":[{"description":"Bonus","unitPrice":100,"taxRatePercent":20}]}""";
        credit(wanted, "\"exchangeRate\":\"1.1\",")
                .refused(422, "exchange-rate-of-itself")
                .at("/exchangeRate");
        credit(wanted, "\"taxExchangeRate\":\"1.1\",")
                .refused(422, "exchange-rate-of-itself")
                .at("/taxExchangeRate");
        credit(wanted, "\"currency\":\"GBP\",")
                .refused(422, "exchange-rate-missing")
                .at("/currency");
        debtors.credit(invoice, "2026-03-02", "\"currency\":\"EUR\"").refused(400, "invalid-field");

        var note = credit(wanted, "\"currency\":\"EUR\",\"exchangeRate\":\"1.20\",\"taxExchangeRate\":\"1.00\",")
                .is(201);

        assertThat(note.text("/total/amount")).isEqualTo("120.00");
        assertThat(note.text("/total/currency")).isEqualTo("EUR");
        assertThat(balances(SALE)).containsExactly("1176.00", "-980.00", "-200.00", "4.00", "0.00");
        assertThat(report()).containsExactly("1000.00", "200.00", "true");
        var told = trade.answer(LedgerEvents.CREDIT_NOTE_ISSUED, UUID.fromString(note.text("/creditNoteId")));
        assertThat(told.total().currency().getCurrencyCode()).isEqualTo("EUR");

        // It stands at 144.00, and what it settles at 132.00.
        books.post(NOTES + "/" + note.text("/creditNoteId") + "/allocations", """
                        {"invoiceId":"%s","amount":{"amount":"120.00","currency":"EUR"},"effectiveDate":"2026-03-03"}""".formatted(invoice.text("/invoiceId")))
                .is(201);
        assertThat(debtors.open(invoice)).isEqualTo("1080.00");
        assertThat(balances(SALE)).containsExactly("1188.00", "-980.00", "-200.00", "-8.00", "0.00");
    }

    @Test
    void keepsTaxBackFromAnInvoiceAtWhatItIsWorthToTheAuthority() {
        books.post("/api/v1/tax-codes", """
                        {"code":"WHT10","name":"Kept back","kind":"WITHHOLDING",
                         "rates":[{"validFrom":"2020-01-01","percent":10}]}""").is(201);
        quote("MANUAL", "2026-03-09", "1.15");
        var invoice = debtors.invoice("2026-03-01", """
                "currency":"EUR","withholdingTaxCode":"WHT10","lines":[{"description":"Work","unitPrice":1000}]""");
        assertThat(invoice.text("/withholding/amount/amount")).isEqualTo("100.00");
        var invoiceId = UUID.fromString(invoice.text("/invoiceId"));
        assertThat(trade.answer(LedgerEvents.INVOICE_ISSUED, invoiceId).withholding())
                .isEqualTo(Trade.eur("100.00"));

        var wanted = """
                {"invoiceId":"%s","taxCode":"WHT10","effectiveDate":"2026-03-05","taxExchangeRate":"%s"}""";
        var own = debtors.invoice("2026-03-01", "10.00", "0");
        books.post("/api/v1/tax-withholdings", wanted.formatted(own.text("/invoiceId"), "1.2"))
                .refused(422, "exchange-rate-of-itself")
                .at("/taxExchangeRate");
        var byHand = books.post("/api/v1/tax-withholdings", wanted.formatted(invoiceId, "1.2"))
                .is(201);
        assertThat(debtors.open(invoice)).isEqualTo("900.00");
        assertThat(balances(List.of("1200", "1360", "4850", "5750")))
                .containsExactly("1000.00", "120.00", "-10.00", "0.00");
        books.post(
                        "/api/v1/tax-withholdings/" + byHand.text("/taxWithholdingId") + "/undo",
                        "{\"effectiveDate\":\"2026-03-06\",\"reason\":\"Wrong\"}")
                .is(200);
        assertThat(debtors.open(invoice)).isEqualTo("1000.00");
        assertThat(balances(List.of("1200", "1360", "4850"))).containsExactly("1110.00", "0.00", "0.00");

        var line = trade.bankLines(LocalDate.of(2026, 3, 9), "900.00").getFirst();
        var match = trade.match(
                line,
                List.of(Trade.allocation(invoiceId, "1000.00")),
                List.of(new PaymentMatched.Part("WITHHOLDING_TAX", Trade.eur("-100.00"), null, invoiceId)));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balances(List.of("1200", "1360", "4850"))).containsExactly("10.00", "115.00", "-50.00");
        assertThat(books.get("/api/v1/tax-withholdings?uncertified=true").text("/items/0/amount/amount"))
                .isEqualTo("100.00");

        trade.undo(match, line.lineId(), LocalDate.of(2026, 3, 20));
        trade.answer(LedgerEvents.PAYMENT_REVERSED, match);
        assertThat(debtors.open(invoice)).isEqualTo("1000.00");
        assertThat(balances(List.of("1200", "1360", "4850"))).containsExactly("1110.00", "0.00", "0.00");
    }

    private Answer invoice(String date, String more) {
        return debtors.invoice(date, """
                "currency":"EUR",%s"lines":[{"description":"Work","unitPrice":1000,"taxRatePercent":20}]""".formatted(more));
    }

    private Answer credit(String wanted, String more) {
        return books.post(NOTES, wanted.formatted(debtors.customerId(), more));
    }

    /// The tax follows the quotations of a source.
    private void follow(String source) {
        books.put(SETTINGS, settings(source), books.get(SETTINGS).eTag()).is(200);
    }

    private static String settings(String source) {
        return """
                {"pricesIncludeTax":false,"taxMethod":"PER_LINE","roundingMode":"HALF_UP","exchangeRateSource":"%s"}""".formatted(source);
    }

    private void quote(String source, String date, String rate) {
        books.post("/api/v1/exchange-rates", """
                        {"baseCurrency":"EUR","date":"%s","source":"%s","rate":"%s"}""".formatted(date, source, rate)).is(201);
    }

    /// Base and tax of sales, and whether the report equals the tax accounts.
    private List<String> report() {
        var report =
                books.get("/api/v1/reports/tax?from=2026-03-01&to=2026-03-31").is(200);
        return List.of(
                report.text("/totals/0/base/amount"), report.text("/totals/0/tax/amount"), report.text("/tiesOut"));
    }

    private List<String> balances(List<String> accounts) {
        return accounts.stream().map(this::balance).toList();
    }

    private String balance(String account) {
        return books.balance(account, "from=1900-01-01&asOf=2199-12-31");
    }
}
