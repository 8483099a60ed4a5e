package io.tieout.ledger.receivable;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import java.util.Collections;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/// Where each cent of a document comes from.
@ServiceTest
class RoundingIT {

    private final RestTestClient client;
    private final EventProbe probe;
    private final CompanyService companies;

    RoundingIT(@Autowired RestTestClient client, @Autowired EventProbe probe, @Autowired CompanyService companies) {
        this.client = client;
        this.probe = probe;
        this.companies = companies;
    }

    @ParameterizedTest
    @CsvSource({
        "PER_LINE, HALF_UP, 0.33",
        "PER_DOCUMENT, HALF_UP, 0.32",
        "PER_LINE, HALF_EVEN, 0.30",
        "PER_DOCUMENT, HALF_EVEN, 0.32",
        "PER_LINE, DOWN, 0.30",
        "PER_DOCUMENT, DOWN, 0.31"
    })
    void keepsItsMethodAndModeWithTheDocument(String method, String mode, String tax) {
        var debtors = debtors("EUR");

        var invoice = debtors.invoice("2026-03-31", """
                "taxMethod":"%s","roundingMode":"%s","lines":[%s]""".formatted(method, mode, lines(3, "1.05", "10")));

        assertThat(invoice.text("/tax/amount")).isEqualTo(tax);
        assertThat(invoice.text("/taxMethod")).isEqualTo(method);
        assertThat(invoice.text("/roundingMode")).isEqualTo(mode);
        assertThat(steps(invoice, "TAX")).isEqualTo(method.equals("PER_LINE") ? 3 : 1);
        assertThat(steps(invoice, "TAX_SHARE")).isEqualTo(method.equals("PER_LINE") ? 0 : 3);
    }

    @ParameterizedTest
    @CsvSource({"PER_DOCUMENT, 24299.07, 1700.93", "PER_LINE, 24299.06, 1700.94"})
    void closesOnThePriceThatContainsTheTax(String method, String net, String tax) {
        var invoice = debtors("EUR").invoice("2026-03-31", """
                "pricesIncludeTax":true,"taxMethod":"%s",
                "lines":[{"description":"A","unitPrice":16000.00,"taxRatePercent":7},
                    {"description":"B","unitPrice":10000.00,"taxRatePercent":7}]""".formatted(method));

        assertThat(invoice.text("/net/amount")).isEqualTo(net);
        assertThat(invoice.text("/tax/amount")).isEqualTo(tax);
        assertThat(invoice.text("/total/amount")).isEqualTo("26000.00");
    }

    @ParameterizedTest
    @CsvSource({"PER_LINE", "PER_DOCUMENT"})
    void taxesTheBookedAmountAndNotTheExactOne(String method) {
        var invoice = debtors("EUR").invoice("2026-03-31", """
                "taxMethod":"%s",
                "lines":[{"description":"Rods","quantity":16,"unitPrice":348.35,"discountPercent":4,"taxRatePercent":22}]""".formatted(method));

        assertThat(invoice.text("/net/amount")).isEqualTo("5350.66");
        assertThat(invoice.text("/tax/amount")).isEqualTo("1177.15");
        assertThat(invoice.text("/total/amount")).isEqualTo("6527.81");
    }

    @ParameterizedTest
    @CsvSource({"HALF_UP, 1235, 13580", "DOWN, 1234, 13579"})
    void knowsCurrenciesWithoutDecimals(String mode, String tax, String total) {
        var invoice = debtors("JPY").invoice("2026-03-31", """
                "roundingMode":"%s","lines":[%s]""".formatted(mode, lines(1, "12345", "10")));

        assertThat(invoice.text("/tax/amount")).isEqualTo(tax);
        assertThat(invoice.text("/total/amount")).isEqualTo(total);
        assertThat(invoice.text("/roundingTrace/1/exact")).isEqualTo("1234.5");
    }

    @ParameterizedTest
    @CsvSource({"PER_LINE, 21", "PER_DOCUMENT, 23"})
    void truncatesPerLineOrOncePerDocument(String method, String tax) {
        var invoice = debtors("JPY").invoice("2026-03-31", """
                "taxMethod":"%s","roundingMode":"DOWN","lines":[%s]""".formatted(method, lines(3, "99", "8")));

        assertThat(invoice.text("/tax/amount")).isEqualTo(tax);
    }

    @Test
    void refusesFiguresThatDoNotClose() {
        var books = Books.open(client, companies, "JPY", "Asia/Tokyo", 4);
        var debtors = new Debtors(probe, books);
        var head = "{\"customerId\":\"" + debtors.customerId()
                + "\",\"invoiceDate\":\"2026-03-31\",\"paymentTermDays\":30,";

        books.post("/api/v1/invoices", head + """
                        "tax":{"amount":"1234","currency":"JPY"},"total":{"amount":"13580","currency":"JPY"},
                        "lines":[%s]}""".formatted(lines(1, "12345", "10")))
                .refused(422, "invalid-document");
        books.post("/api/v1/invoices", head + """
                        "total":{"amount":"1234.5","currency":"JPY"},"lines":[%s]}""".formatted(lines(1, "12345", "10")))
                .refused(422, "invalid-money");
    }

    private Debtors debtors(String currency) {
        return new Debtors(probe, Books.open(client, companies, currency, "UTC", 1));
    }

    private static String lines(int count, String unitPrice, String rate) {
        return String.join(",", Collections.nCopies(count, """
                        {"description":"Work","unitPrice":%s,"taxRatePercent":%s}""".formatted(unitPrice, rate)));
    }

    private static long steps(Answer invoice, String rule) {
        return StreamSupport.stream(invoice.body().path("roundingTrace").spliterator(), false)
                .filter(step -> step.path("rule").asString().equals(rule))
                .count();
    }
}
