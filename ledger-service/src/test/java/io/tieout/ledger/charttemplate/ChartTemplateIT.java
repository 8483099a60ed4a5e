package io.tieout.ledger.charttemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class ChartTemplateIT {

    private final EventProbe probe;
    private final List<InvariantCheck> checks;
    private final Books books;

    ChartTemplateIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies) {
        this.probe = probe;
        this.checks = checks;
        this.books = Books.open(client, companies);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ifrs-small", "china-small-enterprise", "indonesia-emkm", "indonesia-ep"})
    void carriesADealFromTheOrderToTheLastCent(String template) {
        install(template).is(200);
        var chart = new Chart(books.get("/api/v1/chart-templates/" + template).is(200));
        var trade = new Trade(probe, books.companyId());
        var debtors = new Debtors(probe, books);

        var ordered = trade.anInvoiceOver("500.00");
        var invoice = debtors.invoice("2026-03-01", "1000.00", "20");
        var bank = trade.connectBank("100.00", LocalDate.of(2026, 2, 1));
        assertThat(bank.accountCode()).isEqualTo(chart.of("BANK_ACCOUNTS") + ".01");
        var lines = trade.bankLines(Trade.APRIL_15, "500.00", "700.00", "-10.00");
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(lines.get(0), ordered.invoiceId()));
        trade.answer(
                LedgerEvents.PAYMENT_APPLIED, trade.match(lines.get(1), UUID.fromString(invoice.text("/invoiceId"))));
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.classify(lines.get(2), "BANK_FEE"));
        debtors.credit(
                        invoice,
                        "2026-04-16",
                        "\"creditedLines\":[{\"invoiceLine\":1,\"amount\":{\"amount\":\"100.00\",\"currency\":\"EUR\"}}]")
                .is(201);
        writeOff(debtors, invoice, "DIRECT", "200.00").is(200);
        var deferral = books.post("/api/v1/deferrals", """
                        {"kind":"DEFERRED_REVENUE","description":"Licence","amount":{"amount":"300.00","currency":"EUR"},
                         "months":3,"firstMonth":"2099-01","resultAccount":"%s","invoiceId":"%s",
                         "transferDate":"2026-04-20"}""".formatted(chart.of("REVENUE"), invoice.text("/invoiceId")));
        deferral.is(201);

        assertThat(books.balance(bank.accountCode(), "asOf=2026-04-30")).isEqualTo("1290.00");
        assertThat(books.balance(chart.of("RECEIVABLE"), "asOf=2026-04-30")).isEqualTo("180.00");
        assertThat(books.balance(chart.of("BAD_DEBT_EXPENSE"), "asOf=2026-04-30"))
                .isEqualTo("200.00");
        assertThat(books.balance(chart.of("TAX_PAYABLE"), "asOf=2026-04-30")).isEqualTo("-180.00");
        assertThat(books.trialBalance("asOf=2026-04-30", chart.of("REVENUE"))).isEqualTo("-1100.00");
        assertThat(books.trialBalance("asOf=2026-04-30", chart.of("DEFERRED_REVENUE")))
                .isEqualTo("-300.00");
        var sheet = books.get("/api/v1/reports/balance-sheet?asOf=2026-04-30").is(200);
        assertThat(sheet.text("/assets/amount")).isEqualTo(sheet.text("/liabilitiesAndEquity/amount"));
        var cash = books.get("/api/v1/reports/cash-flow?from=2026-01-01&to=2026-04-30")
                .is(200);
        assertThat(cash.text("/tiesOut")).as(cash.body().toString()).isEqualTo("true");
        assertThat(cash.text("/change/amount")).isEqualTo("1290.00");
        assertThat(cash.body().path("unmapped").size()).isZero();
        install("ifrs-small").is(template.equals("ifrs-small") ? 200 : 409);
        install("indonesia-ep").is(template.equals("indonesia-ep") ? 200 : 409);
    }

    @Test
    void showsWhatCanBeInstalledAndWhatIs() {
        var before = books.get("/api/v1/chart-templates").is(200);
        assertThat(before.body().path("items")).hasSize(4);
        assertThat(before.text("/items/0/id")).isEqualTo("ifrs-small");
        assertThat(before.text("/items/0/installed")).isEqualTo("true");

        books.post("/api/v1/accounts", """
                        {"code":"5999","name":"By hand","type":"EXPENSE","parent":"5000"}""").is(201);
        var key = Ids.next().toString();
        var installed = books.post("/api/v1/chart-templates/china-small-enterprise/install", "{}", key)
                .is(200);
        books.post("/api/v1/chart-templates/china-small-enterprise/install", "{}", key)
                .is(200);

        assertThat(installed.text("/vouchers/restarts")).isEqualTo("MONTHLY");
        assertThat(installed.text("/withoutRoles/0")).isEqualTo("ALLOWANCE");
        assertThat(books.get("/api/v1/chart-templates").text("/items/1/installed"))
                .isEqualTo("true");
        assertThat(books.get("/api/v1/accounts/1122").is(200).text("/localName"))
                .isEqualTo("应收账款");
        books.get("/api/v1/accounts/1200").refused(404, "account-not-found");
        assertThat(books.get("/api/v1/accounts/5999").is(200).body().has("parent"))
                .isFalse();
        books.get("/api/v1/chart-templates/atlantis").refused(404, "chart-template-not-found");
        install("atlantis").refused(404, "chart-template-not-found");
        books.send(
                        HttpMethod.POST,
                        "/api/v1/chart-templates/ifrs-small/install",
                        "{}",
                        Ids.next().toString(),
                        TestTokens.bearer(books.companyId(), Role.AUDITOR))
                .refused(403, "access-denied");
    }

    @Test
    void keepsTheChartOnceSomethingRestsOnIt() {
        books.put("/api/v1/accounts/1110/limit", """
                        {"minimum":{"amount":"0.00","currency":"EUR"},"reason":"No overdraft"}""", null).is(200);
        install("indonesia-emkm").refused(409, "chart-in-use");
        books.postEntry("2026-03-31", "5300", "2100", "1.00").is(201);

        install("indonesia-emkm").refused(409, "chart-in-use");
        install("ifrs-small").is(200);
        assertThat(books.balance("5300", "asOf=2026-03-31")).isEqualTo("1.00");
    }

    @Test
    void keepsTheChartOnceABankIsConnected() {
        new Trade(probe, books.companyId()).connectBank("0.00", LocalDate.of(2026, 1, 1));

        install("indonesia-emkm").refused(409, "chart-in-use");
    }

    @Test
    void keepsNoAllowanceInChina() {
        install("china-small-enterprise").is(200);
        var debtors = new Debtors(probe, books);
        var invoice = debtors.invoice("2026-03-01", "100.00", "13");

        books.post("/api/v1/allowances", """
                        {"asOf":"2026-03-31","percent":5,"reason":"Doubtful"}""").refused(422, "allowance-not-kept");
        books.post("/api/v1/write-offs", """
                        {"invoiceId":"%s","method":"ALLOWANCE","effectiveDate":"2026-04-10","reason":"Gone"}""".formatted(invoice.text("/invoiceId")))
                .refused(422, "allowance-not-kept");
    }

    @Test
    void numbersVouchersByMonthAndWritesReversalsInRed() {
        install("china-small-enterprise").is(200);
        var first = books.postEntry("2026-03-05", "560204", "1001", "30.00").is(201);
        var second = books.postEntry("2026-04-02", "560203", "1001", "50.00").is(201);
        awaitVouchers("2026-03", 1);
        var reversal = books.reverse(first.id(), "2026-04-03").is(201);
        awaitVouchers("2026-04", 2);
        books.reverse(UUID.fromString(reversal.text("/entryId")), "2026-04-04").is(201);
        awaitVouchers("2026-04", 3);

        var march = books.get("/api/v1/reports/vouchers?month=2026-03").is(200);
        assertThat(march.text("/items/0/number")).isEqualTo("记-0001");
        assertThat(march.text("/items/0/red")).isEqualTo("false");
        var april = books.get("/api/v1/reports/vouchers?month=2026-04").is(200);
        assertThat(april.text("/items/0/number")).isEqualTo("记-0001");
        assertThat(april.text("/items/0/entryId")).isEqualTo(second.id().toString());
        assertThat(april.text("/items/1/number")).isEqualTo("记-0002");
        assertThat(april.text("/items/1/red")).isEqualTo("true");
        assertThat(april.text("/items/1/lines/0/account")).isEqualTo("560204");
        assertThat(april.text("/items/1/lines/0/side")).isEqualTo("DEBIT");
        assertThat(april.text("/items/1/lines/0/amount/amount")).isEqualTo("-30.00");
        assertThat(april.text("/items/2/red")).isEqualTo("false");
        assertThat(april.text("/items/2/lines/0/amount/amount")).isEqualTo("30.00");
        var page = books.get("/api/v1/reports/vouchers?month=2026-04&limit=2").is(200);
        var rest = books.get("/api/v1/reports/vouchers?month=2026-04&limit=2&cursor=" + page.text("/next"))
                .is(200);
        assertThat(rest.text("/items/0/number")).isEqualTo("记-0003");
        // In the journal itself the sides are exchanged and the amounts positive.
        var stored = books.get("/api/v1/journal-entries/" + reversal.text("/entryId"))
                .is(200);
        assertThat(stored.text("/lines/0/side")).isEqualTo("CREDIT");
        assertThat(stored.text("/lines/0/amount/amount")).isEqualTo("30.00");
    }

    private void awaitVouchers(String month, int count) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> books.get("/api/v1/reports/vouchers?month=" + month)
                                .body()
                                .path("items")
                                .size()
                        == count);
    }

    private Answer install(String template) {
        return books.post("/api/v1/chart-templates/" + template + "/install", "{}");
    }

    private Answer writeOff(Debtors debtors, Answer invoice, String method, String amount) {
        var requested = books.post("/api/v1/write-offs", """
                {"invoiceId":"%s","amount":{"amount":"%s","currency":"EUR"},"method":"%s",
                 "effectiveDate":"2026-04-18","reason":"Gone"}""".formatted(invoice.text("/invoiceId"), amount, method))
                .is(201);
        return debtors.decide(requested, Objects.requireNonNull(requested.location()), "approve");
    }

    /// Account codes by role.
    private record Chart(Answer preview) {

        String of(String role) {
            for (var account : preview.body().path("chart")) {
                if (account.path("role").asString("").equals(role)) {
                    return account.path("code").asString();
                }
            }
            throw new AssertionError("no account for " + role);
        }
    }
}
