package io.tieout.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platformtest.ServiceTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class ForeignLineIT {

    private static final String ENTRIES = "/api/v1/journal-entries";

    private final List<InvariantCheck> checks;
    private final Books books;

    ForeignLineIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired List<InvariantCheck> checks) {
        this.checks = checks;
        this.books = Books.open(client, companies, "INR", "Asia/Kolkata", 4);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void isPostedAtTheRateOfTheDay() {
        quote("USD", "2026-03-10", "94.39");

        var bill = post("2026-03-12", dollars("5300", "DEBIT", "388.00", ""), dollars("2100", "CREDIT", "388.00", ""))
                .is(201);

        assertThat(bill.text("/lines/0/amount/amount")).isEqualTo("36623.32");
        assertThat(bill.text("/lines/0/amount/currency")).isEqualTo("INR");
        assertThat(bill.text("/lines/0/foreignAmount/amount")).isEqualTo("388.00");
        assertThat(bill.text("/lines/0/exchangeRate")).isEqualTo("94.39");
        assertThat(books.get(ENTRIES + "/" + bill.id()).is(200).body()).isEqualTo(bill.body());
        assertThat(books.trialBalance("asOf=2026-03-31", "2100")).isEqualTo("-36623.32");
        assertThat(balance("2100", "2026-03-11")).isEqualTo("[]");
        assertThat(balance("2100", "2026-03-31")).contains("\"-388.00\"", "\"-36623.32\"");
    }

    @Test
    void isSettledByHandWithTheDifference() {
        post(
                        "2026-03-12",
                        dollars("5300", "DEBIT", "388.00", rate("94.39")),
                        dollars("2100", "CREDIT", "388.00", rate("94.39")))
                .is(201);

        var paid = post(
                        "2026-04-10",
                        dollars("2100", "DEBIT", "388.00", worth("36623.32")),
                        dollars("1110", "CREDIT", "388.00", rate("94.125")),
                        books.line("4900", "CREDIT", "102.82"))
                .is(201);

        assertThat(paid.text("/lines/0/exchangeRate")).isEqualTo("94.39");
        assertThat(paid.text("/lines/1/amount/amount")).isEqualTo("36520.50");
        assertThat(balance("2100", "2026-04-30")).isEqualTo("[]");
        assertThat(books.trialBalance("asOf=2026-04-30", "1110")).isEqualTo("-36520.50");

        books.reverse(paid.id(), "2026-04-11").is(201);
        assertThat(balance("2100", "2026-04-30")).contains("\"-388.00\"", "\"-36623.32\"");
        assertThat(balance("1110", "2026-04-30")).isEqualTo("[]");
    }

    @Test
    void givesTheResidueOfRoundingToTheLargestLine() {
        var entry = post(
                        "2026-03-12",
                        dollars("5300", "DEBIT", "33.33", rate("1.2345")),
                        dollars("5400", "DEBIT", "33.33", rate("1.2345")),
                        dollars("5600", "DEBIT", "33.34", rate("1.2345")),
                        dollars("2100", "CREDIT", "100.00", rate("1.2345")))
                .is(201);

        assertThat(entry.text("/lines/0/amount/amount")).isEqualTo("41.15");
        assertThat(entry.text("/lines/2/amount/amount")).isEqualTo("41.15");
        assertThat(entry.text("/lines/3/amount/amount")).isEqualTo("123.45");
    }

    @Test
    void keepsAnAccountInItsCurrency() {
        books.post("/api/v1/accounts", """
                        {"code":"1115","name":"Dollars","type":"ASSET","parent":"1100","currency":"USD"}""").is(201);
        quote("USD", "2026-03-10", "94");
        quote("EUR", "2026-03-10", "100");

        post("2026-03-12", dollars("1115", "DEBIT", "10.00", ""), dollars("2100", "CREDIT", "10.00", ""))
                .is(201);

        post("2026-03-12", books.line("1115", "DEBIT", "1.00"), books.line("2100", "CREDIT", "1.00"))
                .refused(422, "account-currency-differs")
                .at("/lines/0/account");
        post("2026-03-12", foreign("EUR", "1115", "DEBIT", "1.00", ""), foreign("EUR", "2100", "CREDIT", "1.00", ""))
                .refused(422, "account-currency-differs");
        books.patch("/api/v1/accounts/1115", "{\"currency\":\"EUR\"}", "\"1\"").refused(409, "account-in-use");
    }

    @Test
    void isRefusedWhenItCannotBeConverted() {
        post("2026-03-12", dollars("5300", "DEBIT", "1.00", ""), dollars("2100", "CREDIT", "1.00", ""))
                .refused(422, "exchange-rate-missing")
                .at("/lines/0");
        var inLine = post(
                        "2026-03-12",
                        line("5300", "DEBIT", "\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}"),
                        dollars("2100", "CREDIT", "1.00", rate("94")))
                .refused(422, "exchange-rate-missing");
        assertThat(inLine.text("/quoteCurrency")).isEqualTo("INR");
        post("2026-03-12", line("5300", "DEBIT", "\"dimensions\":{}"), books.line("2100", "CREDIT", "1.00"))
                .refused(400, "invalid-field");
        post(
                        "2026-03-12",
                        dollars("5300", "DEBIT", "1.00", worth("94.00") + rate("94")),
                        books.line("2100", "CREDIT", "94.00"))
                .refused(400, "invalid-field");
        post("2026-03-12", dollars("5300", "DEBIT", "0.00", worth("94.00")), books.line("2100", "CREDIT", "94.00"))
                .refused(422, "foreign-amount-unfit");
        post(
                        "2026-03-12",
                        foreign("INR", "5300", "DEBIT", "1.00", worth("94.00")),
                        books.line("2100", "CREDIT", "94.00"))
                .refused(422, "foreign-amount-unfit");
        post(
                        "2026-03-12",
                        dollars("5300", "DEBIT", "1.00", worth("94.00")),
                        dollars("2100", "CREDIT", "2.00", worth("94.00")))
                .refused(422, "entry-does-not-balance");
        post("2026-03-12", dollars("5300", "DEBIT", "1.005", rate("94")), dollars("2100", "CREDIT", "1.00", rate("94")))
                .refused(422, "invalid-money");
        var batch = books.post("/api/v1/journal-entry-batches", """
                        {"atomic":false,"entries":[%s,%s]}""".formatted(
                                entry(
                                        "2026-03-12",
                                        dollars("5300", "DEBIT", "1.00", ""),
                                        dollars("2100", "CREDIT", "1.00", "")),
                                entry(
                                        "2026-03-12",
                                        dollars("5300", "DEBIT", "1.00", rate("94")),
                                        dollars("2100", "CREDIT", "1.00", rate("94")))))
                .is(200);
        assertThat(batch.text("/results/0/code")).isEqualTo("exchange-rate-missing");
        assertThat(batch.text("/results/1/status")).isEqualTo("POSTED");
        assertThat(books.get(ENTRIES).is(200).body().path("items")).hasSize(1);
    }

    @Test
    void isRefusedWhenItsWorthIsInAThirdCurrency() {
        quote("USD", "2026-03-10", "94");
        quote("EUR", "2026-03-10", "100");
        var twice = dollars("5300", "DEBIT", "100.00", ",\"amount\":{\"amount\":\"90.00\",\"currency\":\"EUR\"}");
        var good = dollars("2100", "CREDIT", "100.00", "");
        post("2026-03-12", good, twice).refused(422, "foreign-amount-unfit").at("/lines/1/foreignAmount");
        post(
                        "2026-03-12",
                        dollars("5300", "DEBIT", "1.00", ",\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}"),
                        dollars("2100", "CREDIT", "1.00", ",\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}"))
                .refused(422, "foreign-amount-unfit");
        var batch = books.post("/api/v1/journal-entry-batches", """
                        {"atomic":false,"entries":[%s,%s]}""".formatted(
                                entry("2026-03-12", twice, good),
                                entry("2026-03-12", dollars("5300", "DEBIT", "100.00", ""), good)))
                .is(200);
        assertThat(batch.text("/results/0/code")).isEqualTo("foreign-amount-unfit");
        assertThat(batch.text("/results/1/status")).isEqualTo("POSTED");
        assertThat(books.trialBalance("asOf=2026-03-31", "2100")).isEqualTo("-9400.00");
    }

    @Test
    void isRefusedWhenItIsTooLargeToBeAddedUp() {
        var huge = "90000000000000000.00";
        post(
                        "2026-03-12",
                        dollars("5300", "DEBIT", huge, rate("0.000001")),
                        dollars("5400", "DEBIT", huge, rate("0.000001")),
                        dollars("2100", "CREDIT", huge, rate("0.000001")),
                        dollars("2100", "CREDIT", huge, rate("0.000001")))
                .refused(422, "amount-too-large");
        // Each fits, and all of them together do not.
        var lines =
                new ArrayList<>(Collections.nCopies(998, dollars("5300", "DEBIT", "99999999999999.00", worth("1.00"))));
        lines.add(dollars("2100", "CREDIT", "1.00", worth("998.00")));
        post("2026-03-12", lines.toArray(String[]::new))
                .refused(422, "amount-too-large")
                .at("/lines");
    }

    private Answer post(String date, String... lines) {
        return books.post(ENTRIES, entry(date, lines));
    }

    private static String entry(String date, String... lines) {
        return """
                {"effectiveDate":"%s","text":"Test","lines":[%s]}""".formatted(date, String.join(",", lines));
    }

    private String balance(String account, String asOf) {
        return books.get("/api/v1/reports/currency-balances?account=" + account + "&asOf=" + asOf)
                .is(200)
                .body()
                .path("balances")
                .toString();
    }

    private void quote(String currency, String date, String rate) {
        books.post("/api/v1/exchange-rates", """
                        {"baseCurrency":"%s","date":"%s","rate":"%s"}""".formatted(currency, date, rate))
                .is(201);
    }

    private static String dollars(String account, String side, String amount, String more) {
        return foreign("USD", account, side, amount, more);
    }

    private static String foreign(String currency, String account, String side, String amount, String more) {
        return line(account, side, """
                "foreignAmount":{"amount":"%s","currency":"%s"}%s""".formatted(amount, currency, more));
    }

    private static String line(String account, String side, String more) {
        return """
                {"account":"%s","side":"%s",%s}""".formatted(account, side, more);
    }

    private static String rate(String rate) {
        return ",\"exchangeRate\":\"" + rate + "\"";
    }

    private static String worth(String amount) {
        return ",\"amount\":{\"amount\":\"" + amount + "\",\"currency\":\"INR\"}";
    }
}
