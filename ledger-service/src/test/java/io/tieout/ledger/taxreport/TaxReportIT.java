package io.tieout.ledger.taxreport;

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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/// Sales, purchases, corrections and withholdings of one company, and the tax report over them.
@ServiceTest
class TaxReportIT {

    private static final String MARCH = "from=2026-03-01&to=2026-03-31";
    private static final String APRIL = "from=2026-04-01&to=2026-04-30";

    private final RestTestClient client;
    private final EventProbe probe;
    private final CompanyService companies;
    private final List<InvariantCheck> checks;
    private final Clock clock;

    TaxReportIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired CompanyService companies,
            @Autowired List<InvariantCheck> checks,
            @Autowired Clock clock) {
        this.client = client;
        this.probe = probe;
        this.companies = companies;
        this.checks = checks;
        this.clock = clock;
    }

    @Test
    void withholdsFromAServiceBillAsIndonesiaDoes() {
        var books = open("IDR", "indonesia-ep");

        var bill = books.post("/api/v1/purchase-entries", """
                        {"effectiveDate":"2026-03-10","text":"Service bill","payableAccount":"21100",
                         "withholdingTaxCode":"PPH23",
                         "lines":[{"account":"61300","amount":{"amount":"10000000.00","currency":"IDR"},"taxCode":"PPN-IN"}]}""").is(201);
        assertThat(bill.text("/tax/amount")).isEqualTo("1100000.00");
        assertThat(bill.text("/withheld/amount")).isEqualTo("200000.00");
        assertThat(bill.text("/payable/amount")).isEqualTo("10900000.00");
        books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"2026-03-20","text":"Paid","lines":[
                          {"account":"21100","side":"DEBIT","amount":{"amount":"10900000.00","currency":"IDR"}},
                          {"account":"11100","side":"CREDIT","amount":{"amount":"10900000.00","currency":"IDR"}}]}""").is(201);

        assertThat(books.balance("21100", "asOf=2026-03-31")).isEqualTo("0.00");
        assertThat(books.balance("21240", "asOf=2026-03-31")).isEqualTo("-200000.00");
        assertThat(books.balance("11100", "asOf=2026-03-31")).isEqualTo("-10900000.00");
        var report = report(books, MARCH);
        assertThat(row(report, "INPUT", "PPN-IN", "base")).isEqualTo("9166667.00");
        assertThat(row(report, "INPUT", "PPN-IN", "tax")).isEqualTo("1100000.00");
        assertThat(row(report, "WITHHELD_FROM_SUPPLIERS", "PPH23", "base")).isEqualTo("10000000.00");
        assertThat(row(report, "WITHHELD_FROM_SUPPLIERS", "PPH23", "tax")).isEqualTo("200000.00");
        assertThat(report.text("/due/amount")).isEqualTo("-1100000.00");
        assertThat(report.text("/tiesOut")).isEqualTo("true");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void reportsABaseInAnotherCurrencyAsItIsInTheBooks() {
        var books = open("IDR", "indonesia-ep");
        var debtors = new Debtors(probe, books);

        debtors.invoice("2026-03-10", """
                "currency":"USD","exchangeRate":"16000",
                "lines":[{"description":"Jasa","unitPrice":1000,"taxCode":"PPN"}]""");

        // 11/12 of 1,000.00 USD are 916.67 USD.
        var report = report(books, MARCH);
        assertThat(row(report, "OUTPUT", "PPN", "base")).isEqualTo("14666720.00");
        assertThat(row(report, "OUTPUT", "PPN", "tax")).isEqualTo("1760000.00");
        assertThat(report.text("/tiesOut")).isEqualTo("true");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void leavesNoBaseOfASaleThatWasCreditedInParts() {
        var books = open("EUR", "ifrs-small");
        var debtors = new Debtors(probe, books);
        var invoice = debtors.invoice("2026-03-10", """
                "lines":[{"description":"Jasa","quantity":3,"unitPrice":0.10,"taxCode":"PART","taxRatePercent":12,
                    "taxBaseNumerator":11,"taxBaseDenominator":12}]""");
        assertThat(row(report(books, MARCH), "OUTPUT", "PART", "base")).isEqualTo("0.28");

        // Each third by itself would be taxed on 0.09.
        for (int third = 0; third < 3; third++) {
            debtors.credit(invoice, "2026-03-20", "\"creditedLines\":[{\"invoiceLine\":1,\"quantity\":1}]")
                    .is(201);
        }

        assertThat(report(books, MARCH).body().path("rows").toString()).doesNotContain("\"0.01\"");
        assertThat(books.get("/api/v1/journal-entries?account=4100")
                        .is(200)
                        .body()
                        .toString())
                .contains("\"taxBase\":\"0.28\"", "\"taxBase\":\"0.09\"");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void keepsWhatACustomerWithheldUntilItIsCertified() {
        var books = open("EUR", "indonesia-emkm");
        var debtors = new Debtors(probe, books);
        var invoice = debtors.invoice(
                "2026-03-10", "\"lines\":[{\"description\":\"Jasa\",\"unitPrice\":1000,\"taxCode\":\"PPN\"}]");
        assertThat(invoice.text("/total/amount")).isEqualTo("1110.00");

        var withheld = withhold(books, invoice, "\"taxCode\":\"PPH23\"").is(201);
        assertThat(withheld.text("/amount/amount")).isEqualTo("20.00");
        assertThat(debtors.open(invoice)).isEqualTo("1090.00");
        assertThat(books.balance("15200", "asOf=2026-03-31")).isEqualTo("20.00");
        var list = "/api/v1/tax-withholdings?uncertified=true";
        assertThat(books.get(list).is(200).body().path("items")).hasSize(1);

        var path = Objects.requireNonNull(withheld.location());
        var proof = "{\"certificateNumber\":\"BP-1\",\"certificateDate\":\"2026-04-05\"}";
        post(books, path + "/certify", proof, null).refused(428, "if-match-required");
        var certified = post(books, path + "/certify", proof, withheld.eTag()).is(200);
        post(books, path + "/certify", proof, withheld.eTag()).refused(412, "stale-version");
        assertThat(certified.text("/certificateNumber")).isEqualTo("BP-1");
        assertThat(books.get(list).is(200).body().path("items")).isEmpty();
        var second = withhold(
                        books, invoice, "\"taxCode\":\"PPH23\",\"base\":{\"amount\":\"100.00\",\"currency\":\"EUR\"}")
                .is(201);
        var secondPath = Objects.requireNonNull(second.location());
        post(books, secondPath + "/certify", proof, second.eTag()).refused(409, "certificate-number-taken");

        books.post(secondPath + "/undo", "{\"effectiveDate\":\"2026-03-20\",\"reason\":\"Wrong\"}")
                .is(200);
        books.post(secondPath + "/undo", "{\"effectiveDate\":\"2026-03-20\",\"reason\":\"Wrong\"}")
                .refused(409, "tax-withholding-taken-back");
        assertThat(debtors.open(invoice)).isEqualTo("1090.00");
        withhold(books, invoice, "\"taxCode\":\"PPN\"").refused(422, "tax-code-unfit");
        withhold(books, invoice, "\"taxCode\":\"PPH23\",\"base\":{\"amount\":\"1000.01\",\"currency\":\"EUR\"}")
                .refused(422, "tax-withholding-refused");
        books.get("/api/v1/tax-withholdings/" + Ids.next()).refused(404, "tax-withholding-unknown");
        var report = report(books, MARCH);
        assertThat(row(report, "WITHHELD_BY_CUSTOMERS", "PPH23", "base")).isEqualTo("1000.00");
        assertThat(row(report, "WITHHELD_BY_CUSTOMERS", "PPH23", "tax")).isEqualTo("20.00");
        assertThat(row(report, "OUTPUT", "PPN", "base")).isEqualTo("916.67");
        assertThat(report.text("/tiesOut")).isEqualTo("true");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void isReducedByCorrectionsAndTiesOutWithTheAccounts() {
        var books = open("EUR", "china-small-enterprise");
        var debtors = new Debtors(probe, books);
        var invoice = debtors.invoice("2026-03-05", """
                "lines":[{"description":"Goods","unitPrice":1000,"taxCode":"VAT13"},
                    {"description":"Service","unitPrice":200,"taxCode":"VAT6"},
                    {"description":"Export","unitPrice":300,"taxCode":"VAT0"}]""");
        debtors.credit(invoice, "2026-03-20", """
                        "creditedLines":[{"invoiceLine":1,"amount":{"amount":"100.00","currency":"EUR"}}]""").is(201);
        books.post("/api/v1/settlement-discounts", """
                        {"invoiceId":"%s","amount":{"amount":"30.00","currency":"EUR"},"effectiveDate":"2026-03-21",
                         "reason":"Agreed"}""".formatted(invoice.text("/invoiceId")))
                .is(201);
        var bad = debtors.invoice(
                "2026-03-06", "\"lines\":[{\"description\":\"Goods\",\"unitPrice\":50,\"taxCode\":\"VAT13\"}]");
        var requested = books.post("/api/v1/write-offs", """
                        {"invoiceId":"%s","method":"DIRECT","taxRelief":true,"effectiveDate":"2026-04-10",
                         "reason":"Gone"}""".formatted(bad.text("/invoiceId")))
                .is(201);
        debtors.decide(requested, Objects.requireNonNull(requested.location()), "approve")
                .is(200);
        books.post("/api/v1/purchase-entries", """
                        {"effectiveDate":"2026-03-10","text":"Goods and advice","payableAccount":"2202","lines":[
                          {"account":"1405","amount":{"amount":"500.00","currency":"EUR"},"taxCode":"IN13"},
                          {"account":"560204","amount":{"amount":"100.00","currency":"EUR"},"taxCode":"RC6"},
                          {"account":"560204","amount":{"amount":"10.00","currency":"EUR"}}]}""").is(201);

        var march = report(books, MARCH);
        // 1,000 less 100 credited and what of the discount falls on this rate; booked to the cent on the account.
        var output = books.get("/api/v1/reports/tax-documents?direction=OUTPUT&taxCode=VAT13&" + MARCH)
                .is(200);
        assertThat(output.body().path("items")).hasSize(4);
        assertThat(output.text("/items/0/tax/amount")).isEqualTo("130.00");
        assertThat(output.text("/items/0/link")).isEqualTo("/api/v1/invoices/" + invoice.text("/invoiceId"));
        assertThat(output.text("/items/2/base/amount")).isEqualTo("-100.00");
        assertThat(output.text("/items/2/tax/amount")).isEqualTo("-13.00");
        assertThat(row(march, "OUTPUT", "VAT0", "tax")).isEqualTo("0.00");
        assertThat(row(march, "OUTPUT", "RC6", "base")).isEqualTo("100.00");
        assertThat(row(march, "OUTPUT", "RC6", "tax")).isEqualTo("6.00");
        assertThat(row(march, "INPUT", "RC6", "tax")).isEqualTo("6.00");
        assertThat(row(march, "INPUT", "IN13", "base")).isEqualTo("500.00");
        assertThat(row(march, "INPUT", "IN13", "tax")).isEqualTo("65.00");
        assertThat(march.text("/tiesOut")).as(march.body().toString()).isEqualTo("true");
        assertThat("-" + tie(march, "OUTPUT", "movement")).isEqualTo(books.balance("22210107", "asOf=2026-03-31"));
        var april = report(books, APRIL);
        assertThat(row(april, "OUTPUT", "VAT13", "base")).isEqualTo("-50.00");
        assertThat(row(april, "OUTPUT", "VAT13", "tax")).isEqualTo("-6.50");
        assertThat(april.text("/tiesOut")).isEqualTo("true");

        var known = clock.instant().toString();
        books.postEntry("2026-03-31", "22210107", "1001", "7.00").is(201);
        var changed = report(books, MARCH);
        assertThat(changed.text("/tiesOut")).isEqualTo("false");
        assertThat(tie(changed, "OUTPUT", "difference")).isEqualTo("-7.00");
        assertThat(changed.text("/tieOut/0/unexplained/0/amount/amount")).isEqualTo("-7.00");
        assertThat(report(books, MARCH + "&knownAt=" + known).text("/tiesOut")).isEqualTo("true");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void countsOnlyLinesOfADimension() {
        var books = open("EUR", "ifrs-small");
        sale(books, "100.00", "10.00", "NORTH");
        sale(books, "200.00", "20.00", "SOUTH");
        books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"2026-03-11","text":"Unexplained","lines":[
                          {"account":"1110","side":"DEBIT","amount":{"amount":"3.00","currency":"EUR"}},
                          {"account":"2200","side":"CREDIT","amount":{"amount":"3.00","currency":"EUR"},
                           "dimensions":{"costCenter":"NORTH"}}]}""").is(201);

        var north = report(books, MARCH + "&dimension=costCenter:NORTH");
        var south = report(books, MARCH + "&dimension=costCenter:SOUTH");

        assertThat(row(north, "OUTPUT", "OWN", "base")).isEqualTo("100.00");
        assertThat(row(north, "OUTPUT", "OWN", "tax")).isEqualTo("10.00");
        assertThat(tie(north, "OUTPUT", "movement")).isEqualTo("13.00");
        assertThat(tie(north, "OUTPUT", "difference")).isEqualTo("3.00");
        assertThat(north.text("/tieOut/0/unexplained/0/amount/amount")).isEqualTo("3.00");
        assertThat(north.text("/dimensions/0")).isEqualTo("costCenter:NORTH");
        assertThat(row(south, "OUTPUT", "OWN", "tax")).isEqualTo("20.00");
        assertThat(south.text("/tiesOut")).isEqualTo("true");
        var documents = books.get(URLDecoder.decode(south.text("/rows/0/link"), StandardCharsets.UTF_8))
                .is(200);
        assertThat(documents.body().path("items")).hasSize(1);
        assertThat(documents.text("/items/0/tax/amount")).isEqualTo("20.00");
        assertThat(row(report(books, MARCH), "OUTPUT", "OWN", "tax")).isEqualTo("30.00");
        books.get("/api/v1/reports/tax?dimension=Cost:1").refused(400, "invalid-parameter");
        books.get("/api/v1/reports/tax-documents?direction=OUTPUT&taxCode=OWN&dimension=Cost:1")
                .refused(400, "invalid-parameter");
    }

    private static void sale(Books books, String net, String tax, String costCenter) {
        books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"2026-03-10","text":"Cash sale","lines":[
                          {"account":"1110","side":"DEBIT","amount":{"amount":"%1$s","currency":"EUR"}},
                          {"account":"1110","side":"DEBIT","amount":{"amount":"%2$s","currency":"EUR"}},
                          {"account":"4100","side":"CREDIT","amount":{"amount":"%1$s","currency":"EUR"},
                           "dimensions":{"taxCode":"OWN","taxRatePercent":"10","costCenter":"%3$s"}},
                          {"account":"2200","side":"CREDIT","amount":{"amount":"%2$s","currency":"EUR"},
                           "dimensions":{"taxCode":"OWN","taxRatePercent":"10","costCenter":"%3$s"}}]}""".formatted(net, tax, costCenter))
                .is(201);
    }

    @Test
    void refusesPurchasesThatCannotBe() {
        var books = open("EUR", "china-small-enterprise");

        purchase(books, "\"payableAccount\":\"2202\"", "\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}")
                .refused(422, "purchase-refused");
        purchase(books, "\"payableAccount\":\"2202\"", "\"amount\":{\"amount\":\"0.00\",\"currency\":\"EUR\"}")
                .refused(422, "purchase-refused")
                .at("/lines/0/amount");
        purchase(books, "\"payableAccount\":\"1122\"", "\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}")
                .refused(422, "control-account");
        purchase(
                        books,
                        "\"payableAccount\":\"2202\"",
                        "\"taxCode\":\"VAT13\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}")
                .refused(422, "tax-code-unfit");
        purchase(
                        books,
                        "\"payableAccount\":\"2202\",\"pricesIncludeTax\":true",
                        "\"taxCode\":\"RC6\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}")
                .refused(422, "purchase-refused")
                .at("/pricesIncludeTax");
        books.get("/api/v1/reports/tax?from=2026-03-31&to=2026-03-01").refused(422, "report-period-reversed");
        books.send(
                        HttpMethod.POST,
                        "/api/v1/purchase-entries",
                        "{}",
                        Ids.next().toString(),
                        TestTokens.bearer(books.companyId(), Role.AUDITOR))
                .refused(403, "access-denied");
    }

    private Books open(String currency, String template) {
        var books = Books.open(client, companies, currency, "UTC", 1);
        books.post("/api/v1/chart-templates/" + template + "/install", "{}").is(200);
        return books;
    }

    private static Answer report(Books books, String parameters) {
        return books.get("/api/v1/reports/tax?" + parameters).is(200);
    }

    private static Answer purchase(Books books, String head, String line) {
        return books.post("/api/v1/purchase-entries", """
                {"effectiveDate":"2026-03-10","text":"Bill",%s,"lines":[{"account":"560204",%s}]}""".formatted(head, line));
    }

    private static Answer withhold(Books books, Answer invoice, String content) {
        return books.post("/api/v1/tax-withholdings", """
                {"invoiceId":"%s","effectiveDate":"2026-03-15",%s}""".formatted(invoice.text("/invoiceId"), content));
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

    private static String row(Answer report, String direction, String code, String figure) {
        for (var row : report.body().path("rows")) {
            if (row.path("direction").asString().equals(direction)
                    && row.path("taxCode").asString().equals(code)) {
                return row.path(figure).path("amount").asString();
            }
        }
        throw new AssertionError(direction + " " + code + " is not in " + report.body());
    }

    private static String tie(Answer report, String direction, String figure) {
        for (var line : report.body().path("tieOut")) {
            if (line.path("direction").asString().equals(direction)) {
                return line.path(figure).path("amount").asString();
            }
        }
        throw new AssertionError(direction + " is not tied out in " + report.body());
    }
}
