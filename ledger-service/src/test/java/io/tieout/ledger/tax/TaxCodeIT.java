package io.tieout.ledger.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class TaxCodeIT {

    private final RestTestClient client;
    private final EventProbe probe;
    private final CompanyService companies;
    private final List<InvariantCheck> checks;

    TaxCodeIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired CompanyService companies,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.probe = probe;
        this.companies = companies;
        this.checks = checks;
    }

    @Test
    void addsIndonesianInvoicesUpInWholeRupiahOnElevenTwelfths() {
        var books = open("IDR", "indonesia-ep");
        var debtors = new Debtors(probe, books);

        var invoice = debtors.invoice("2026-03-31", """
                "lines":[{"description":"Jasa","unitPrice":1234567,"taxCode":"PPN"}]""");

        assertThat(invoice.text("/taxes/0/base/amount")).isEqualTo("1131686.00");
        assertThat(invoice.text("/tax/amount")).isEqualTo("135802.00");
        assertThat(invoice.text("/total/amount")).isEqualTo("1370369.00");
        assertThat(invoice.text("/roundingIncrement/amount")).isEqualTo("1.00");
        assertThat(books.balance("21210", "asOf=2026-03-31")).isEqualTo("-135802.00");
        debtors.credit(invoice, "2026-04-01", "").is(201);
        assertThat(books.balance("21210", "asOf=2026-04-30")).isEqualTo("0.00");
        Checks.hold(checks, books.companyId());
    }

    @ParameterizedTest
    @CsvSource({
        "2022-03-31, 2022-03-31, 10.00",
        "2022-04-01, 2022-04-01, 11.00",
        "2022-04-01, 2022-03-31, 10.00",
        "2024-12-31, 2024-12-31, 11.00",
        "2025-01-01, 2025-01-01, 11.00"
    })
    void findsTheRateOfTheTaxPoint(String invoiceDate, String taxPoint, String tax) {
        var books = open("EUR", "indonesia-emkm");

        var invoice = new Debtors(probe, books).invoice(invoiceDate, """
                "taxPointDate":"%s","lines":[{"description":"Work","unitPrice":100,"taxCode":"PPN"}]""".formatted(taxPoint));

        assertThat(invoice.text("/tax/amount")).isEqualTo(tax);
        assertThat(invoice.text("/lines/0/taxRatePercent"))
                .isEqualTo(taxPoint.startsWith("2025") ? "12" : tax.substring(0, 2));
    }

    @Test
    void changesARateFromADayOnAndKeepsItForTheDaysBefore() {
        var books = open("EUR", "ifrs-small");
        var debtors = new Debtors(probe, books);
        var created = books.post("/api/v1/tax-codes", """
                        {"code":"VAT","name":"Value added tax","kind":"OUTPUT",
                         "rates":[{"validFrom":"2020-01-01","percent":19}]}""").is(201);
        var rates = "/api/v1/tax-codes/VAT/rates";
        var lowered = "{\"validFrom\":\"2020-07-01\",\"percent\":16}";

        post(books, rates, lowered, null).refused(428, "if-match-required");
        var changed = post(books, rates, lowered, created.eTag()).is(200);
        post(books, rates, lowered, created.eTag()).refused(412, "stale-version");
        post(books, rates, lowered, changed.eTag())
                .refused(422, "tax-rate-refused")
                .at("/validFrom");
        post(books, rates, "{\"validFrom\":\"2021-02-01\",\"validTo\":\"2021-01-01\",\"percent\":1}", changed.eTag())
                .refused(422, "tax-rate-refused")
                .at("/validTo");
        for (var never : List.of("0001-01-01", "2200-01-01")) {
            post(books, rates, "{\"validFrom\":\"%s\",\"percent\":16}".formatted(never), changed.eTag())
                    .refused(422, "date-out-of-range")
                    .at("/validFrom");
        }
        var ends = "{\"validFrom\":\"2021-01-01\",\"validTo\":\"2200-01-01\",\"percent\":19}";
        post(books, rates, ends, changed.eTag())
                .refused(422, "date-out-of-range")
                .at("/validTo");
        var raised = post(books, rates, "{\"validFrom\":\"2021-01-01\",\"percent\":19}", changed.eTag())
                .is(200);

        assertThat(raised.text("/rates/1/validTo")).isEqualTo("2020-12-31");
        assertThat(tax(debtors, "2020-06-30", "VAT")).isEqualTo("19.00");
        assertThat(tax(debtors, "2020-07-01", "VAT")).isEqualTo("16.00");
        assertThat(tax(debtors, "2021-01-01", "VAT")).isEqualTo("19.00");
        assertThat(books.get("/api/v1/tax-codes?kind=OUTPUT&on=2020-01-01").text("/items/0/code"))
                .isEqualTo("VAT");
        assertThat(books.get("/api/v1/tax-codes?kind=OUTPUT&on=2019-12-31")
                        .body()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void refusesCodesThatDoNotFit() {
        var books = open("EUR", "china-small-enterprise");
        var debtors = new Debtors(probe, books);

        refused(debtors, books, "2026-03-31", "\"taxCode\":\"VAT99\"", "tax-code-unknown");
        refused(debtors, books, "2018-03-31", "\"taxCode\":\"VAT13\"", "tax-code-not-valid");
        refused(debtors, books, "2026-03-31", "\"taxCode\":\"IN13\"", "tax-code-unfit");
        refused(debtors, books, "2026-03-31", "\"taxCode\":\"VAT13\",\"taxRatePercent\":9", "tax-rate-differs");
        assertThat(debtors.invoice("2026-03-31", """
                        "lines":[{"description":"Work","unitPrice":100,"taxCode":"VAT13","taxRatePercent":13.0}]""").text("/tax/amount")).isEqualTo("13.00");
        assertThat(debtors.invoice("2026-03-31", """
                        "lines":[{"description":"Work","unitPrice":100,"taxCode":"OWN","taxRatePercent":8}]""").text("/tax/amount")).isEqualTo("8.00");
        books.post("/api/v1/tax-codes", """
                        {"code":"VAT13","name":"X","kind":"OUTPUT","rates":[{"validFrom":"2020-01-01","percent":1}]}""").refused(409, "tax-code-exists");
        books.post("/api/v1/tax-codes", """
                        {"code":"NIL","name":"X","kind":"EXEMPT","rates":[{"validFrom":"2020-01-01","percent":1}]}""").refused(422, "tax-rate-refused");
        books.post("/api/v1/tax-codes", """
                        {"code":"TWICE","name":"X","kind":"OUTPUT","rates":[{"validFrom":"2020-01-01","percent":1},
                         {"validFrom":"2021-01-01","percent":2}]}""").refused(422, "tax-rate-refused");
        books.get("/api/v1/tax-codes/VAT99").refused(404, "tax-code-not-found");
        books.send(
                        HttpMethod.POST,
                        "/api/v1/tax-codes",
                        "{}",
                        Ids.next().toString(),
                        TestTokens.bearer(books.companyId(), Role.AUDITOR))
                .refused(403, "access-denied");
    }

    @Test
    void addsDocumentsUpAsTheSettingsSayUnlessTheySayItThemselves() {
        var books = open("EUR", "ifrs-small");
        var debtors = new Debtors(probe, books);
        var lines = """
                "lines":[{"description":"A","unitPrice":1.05,"taxRatePercent":10},
                    {"description":"B","unitPrice":1.05,"taxRatePercent":10},
                    {"description":"C","unitPrice":1.05,"taxRatePercent":10}]""";
        var first = debtors.invoice("2026-03-31", lines);
        var settings = books.get("/api/v1/tax-settings").is(200);
        var changed = "{\"pricesIncludeTax\":false,\"taxMethod\":\"PER_DOCUMENT\",\"roundingMode\":\"DOWN\"}";

        books.put("/api/v1/tax-settings", changed, null).refused(428, "if-match-required");
        books.put("/api/v1/tax-settings", changed, settings.eTag()).is(200);
        books.put("/api/v1/tax-settings", changed, settings.eTag()).refused(412, "stale-version");

        assertThat(first.text("/tax/amount")).isEqualTo("0.33");
        assertThat(debtors.invoice("2026-03-31", lines).text("/tax/amount")).isEqualTo("0.31");
        assertThat(debtors.invoice("2026-03-31", "\"taxMethod\":\"PER_LINE\",\"roundingMode\":\"HALF_EVEN\"," + lines)
                        .text("/tax/amount"))
                .isEqualTo("0.30");
        // What was added up by other rules stays as it was.
        assertThat(books.get("/api/v1/invoices/" + first.text("/invoiceId")).text("/tax/amount"))
                .isEqualTo("0.33");
    }

    @Test
    void addsEachInvoiceUpByOneSettingWhileTheyChange() throws Exception {
        var books = open("EUR", "ifrs-small");
        var debtors = new Debtors(probe, books);
        var invoices = new ArrayList<Callable<Answer>>();
        for (int index = 0; index < 12; index++) {
            invoices.add(() -> books.post("/api/v1/invoices", """
                    {"customerId":"%s","invoiceDate":"2026-03-31","paymentTermDays":30,
                     "lines":[{"description":"Work","unitPrice":119,"taxRatePercent":19}]}""".formatted(debtors.customerId())));
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var posted = invoices.stream().map(executor::submit).toList();
            for (int change = 0; change < 6; change++) {
                var settings = books.get("/api/v1/tax-settings").is(200);
                books.put(
                                "/api/v1/tax-settings",
                                "{\"pricesIncludeTax\":%s,\"taxMethod\":\"PER_LINE\",\"roundingMode\":\"HALF_UP\"}"
                                        .formatted(change % 2 == 0),
                                settings.eTag())
                        .is(200);
            }
            for (var invoice : posted) {
                var issued = invoice.get().is(201);
                assertThat(issued.text("/net/amount") + " + " + issued.text("/tax/amount"))
                        .isIn("100.00 + 19.00", "119.00 + 22.61");
            }
        }
        Checks.hold(checks, books.companyId());
    }

    private Books open(String currency, String template) {
        var books = Books.open(client, companies, currency, "UTC", 1);
        books.post("/api/v1/chart-templates/" + template + "/install", "{}").is(200);
        return books;
    }

    private static void refused(Debtors debtors, Books books, String date, String tax, String code) {
        books.post("/api/v1/invoices", """
                        {"customerId":"%s","invoiceDate":"%s","paymentTermDays":30,
                         "lines":[{"description":"Work","unitPrice":100,%s}]}""".formatted(debtors.customerId(), date, tax))
                .refused(422, code)
                .at("/lines/0/taxCode");
    }

    private static String tax(Debtors debtors, String date, String code) {
        return debtors.invoice(date, """
                        "lines":[{"description":"Work","unitPrice":100,"taxCode":"%s"}]""".formatted(code)).text("/tax/amount");
    }

    private static Answer post(Books books, String path, String body, @Nullable String ifMatch) {
        return books.send(
                HttpMethod.POST,
                path,
                body,
                Ids.next().toString(),
                TestTokens.bearer(books.companyId(), Role.ACCOUNTANT),
                ifMatch);
    }
}
