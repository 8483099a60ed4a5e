package io.tieout.ledger.writeoff;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class WriteOffIT {

    private static final String WRITE_OFFS = "/api/v1/write-offs";
    private static final String POLICY = "/api/v1/write-off-policy";

    private final List<InvariantCheck> checks;
    private final Books books;
    private final Trade trade;
    private final Debtors debtors;

    WriteOffIT(
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
    void usesTheAllowanceAndTakesARecoveryBackIntoIt() {
        var invoice = debtors.invoice("2026-03-01", "24000.00", "0");
        allow("2026-03-31", "1200.00");

        var requested = writeOff(invoice, "ALLOWANCE", "1000.00", "2026-04-10").is(201);
        assertThat(requested.text("/status")).isEqualTo("REQUESTED");
        assertThat(balance("1200")).isEqualTo("24000.00");
        var path = Objects.requireNonNull(requested.location());
        var posted = debtors.decide(requested, path, "approve").is(200);

        assertThat(posted.text("/status")).isEqualTo("POSTED");
        assertThat(balance("5450")).isEqualTo("1200.00");
        assertThat(balance("1210")).isEqualTo("-200.00");
        assertThat(balance("1200")).isEqualTo("23000.00");
        assertThat(debtors.open(invoice)).isEqualTo("23000.00");

        var recovered = recover(path, "400.00", "2026-05-02").is(201);
        assertThat(recovered.text("/recovered/amount")).isEqualTo("400.00");
        assertThat(debtors.open(invoice)).isEqualTo("23400.00");
        var line = trade.bankLines(LocalDate.of(2026, 5, 3), "400.00").getFirst();
        trade.answer(LedgerEvents.PAYMENT_APPLIED, trade.match(line, UUID.fromString(invoice.text("/invoiceId"))));

        assertThat(balance("1210")).isEqualTo("-600.00");
        assertThat(balance("1200")).isEqualTo("23000.00");
        assertThat(balance("1120.01")).isEqualTo("400.00");
        assertThat(balance("5450")).isEqualTo("1200.00");
        recover(path, "600.01", "2026-05-02").refused(409, "exceeds-write-off");
        recover(path, "0.00", "2026-05-02").refused(422, "amount-not-positive");
        recover(path, "1.00", "2026-04-09").refused(422, "allocation-too-early");
    }

    @Test
    void isAnExpenseWithReliefForItsTax() {
        var invoice = debtors.invoice("2026-03-01", "1000.00", "20");

        var requested = writeOff(invoice, "DIRECT", "1200.00", "2026-04-10", ",\"taxRelief\":true")
                .is(201);
        var path = Objects.requireNonNull(requested.location());
        var posted = debtors.decide(requested, path, "approve").is(200);

        assertThat(posted.text("/tax/amount")).isEqualTo("200.00");
        assertThat(debtors.open(invoice)).isEqualTo("0.00");
        assertThat(balance("5450")).isEqualTo("1000.00");
        assertThat(balance("2200")).isEqualTo("0.00");
        assertThat(balance("1200")).isEqualTo("0.00");

        recover(path, "100.00", "2026-05-02").is(201);
        assertThat(balance("2200")).isEqualTo("-16.67");
        recover(path, "1100.00", "2026-05-02").is(201);

        assertThat(balance("5450")).isEqualTo("0.00");
        assertThat(balance("2200")).isEqualTo("-200.00");
        assertThat(debtors.open(invoice)).isEqualTo("1200.00");
    }

    @Test
    void isAllExpenseWithoutRelief() {
        var invoice = debtors.invoice("2026-03-01", "1000.00", "20");

        var requested = writeOff(invoice, "DIRECT", null, "2026-04-10").is(201);
        debtors.decide(requested, Objects.requireNonNull(requested.location()), "approve")
                .is(200);

        assertThat(requested.text("/amount/amount")).isEqualTo("1200.00");
        assertThat(balance("5450")).isEqualTo("1200.00");
        assertThat(balance("2200")).isEqualTo("-200.00");
    }

    @Test
    void needsNoSecondPersonWithinThePolicyHoweverItIsSplit() {
        var invoice = debtors.invoice("2026-03-01", "1000.00", "0");
        setPolicy("\"0\"", "10.00", "50.00").is(200);

        assertThat(writeOff(invoice, "DIRECT", "6.00", "2026-04-10").is(201).text("/status"))
                .isEqualTo("POSTED");
        assertThat(writeOff(invoice, "DIRECT", "4.00", "2026-04-10").is(201).text("/status"))
                .isEqualTo("POSTED");
        var third = writeOff(invoice, "DIRECT", "0.01", "2026-04-10").is(201);
        assertThat(third.text("/status")).isEqualTo("REQUESTED");
        writeOff(invoice, "DIRECT", "40.01", "2026-04-10").refused(409, "write-off-limit-exceeded");
        var fourth = writeOff(invoice, "DIRECT", "40.00", "2026-04-10").is(201);
        debtors.decide(third, Objects.requireNonNull(third.location()), "approve")
                .is(200);
        debtors.decide(fourth, Objects.requireNonNull(fourth.location()), "approve")
                .refused(409, "write-off-limit-exceeded");
        assertThat(writeOff(invoice, "DIRECT", "10.00", "2027-01-02").is(201).text("/status"))
                .isEqualTo("POSTED");
    }

    @Test
    void hasALimitThatOnlyAnAdministratorSets() {
        assertThat(books.get(POLICY).is(200).text("/aloneUpTo/amount")).isEqualTo("0.00");

        books.send(
                        HttpMethod.PUT,
                        POLICY,
                        policy("1.00", "2.00"),
                        null,
                        TestTokens.bearer(books.companyId(), Role.ACCOUNTANT),
                        "\"0\"")
                .refused(403, "access-denied");
        setPolicy(null, "1.00", "2.00").refused(428, "if-match-required");
        setPolicy("\"0\"", "2.01", "2.00").refused(422, "write-off-policy-refused");
        setPolicy("\"0\"", "-1.00", "2.00").refused(422, "write-off-policy-refused");
        assertThat(setPolicy("\"0\"", "1.00", "2.00").is(200).eTag()).isEqualTo("\"1\"");
        setPolicy("\"0\"", "1.00", "3.00").refused(412, "stale-version");
        setPolicy("\"1\"", "1.00", "3.00").is(200);
    }

    @Test
    void needsAnotherPersonAndIsDecidedOnce() {
        var invoice = debtors.invoice("2026-03-01", "1000.00", "0");
        var requested = writeOff(invoice, "DIRECT", "100.00", "2026-04-10").is(201);
        var path = Objects.requireNonNull(requested.location());

        debtors.decideAlone(requested, path, "approve").refused(403, "approver-is-creator");
        debtors.decide(TestTokens.bearer(Ids.next(), books.companyId(), Role.ADMIN), path + "/approve", "\"1\"")
                .refused(403, "access-denied");
        debtors.decide(debtors.secondAccountant(), path + "/approve", null).refused(428, "if-match-required");
        debtors.decide(debtors.secondAccountant(), path + "/approve", "\"9\"").refused(412, "stale-version");
        recover(path, "1.00", "2026-05-02").refused(409, "write-off-not-posted");
        var rejected = debtors.decide(requested, path, "reject").is(200);
        debtors.decide(rejected, path, "approve").refused(409, "write-off-decided");
        books.get(WRITE_OFFS + "/" + Ids.next()).refused(404, "write-off-unknown");
        assertThat(books.get(WRITE_OFFS + "?status=REJECTED").is(200).body().path("items"))
                .hasSize(1);
        assertThat(balance("5450")).isEqualTo("0.00");
    }

    @Test
    void isRefusedWhereItDoesNotFit() {
        var invoice = debtors.invoice("2026-03-01", "100.00", "0");
        allow("2026-03-31", "10.00");

        writeOff(invoice, "DIRECT", "100.01", "2026-04-10").refused(409, "exceeds-open-amount");
        writeOff(invoice, "DIRECT", "0.00", "2026-04-10").refused(422, "amount-not-positive");
        var tooMuch = writeOff(invoice, "ALLOWANCE", "10.01", "2026-04-10").is(201);
        debtors.decide(tooMuch, Objects.requireNonNull(tooMuch.location()), "approve")
                .refused(409, "allowance-too-small");
        var tooSoon = writeOff(invoice, "ALLOWANCE", "10.00", "2026-03-30").is(201);
        debtors.decide(tooSoon, Objects.requireNonNull(tooSoon.location()), "approve")
                .refused(409, "allowance-too-small");
        var keyless = """
                {"invoiceId":"%s","method":"DIRECT","effectiveDate":"2026-04-10","reason":"?"}""".formatted(invoice.text("/invoiceId"));
        books.send(HttpMethod.POST, WRITE_OFFS, keyless, null, TestTokens.bearer(books.companyId(), Role.ACCOUNTANT))
                .refused(400, "idempotency-key-required");
        assertThat(debtors.open(invoice)).isEqualTo("100.00");
    }

    private void allow(String date, String amount) {
        books.postEntry(date, "5450", "1210", amount).is(201);
    }

    private Answer writeOff(Answer invoice, String method, @Nullable String amount, String date) {
        return writeOff(invoice, method, amount, date, "");
    }

    private Answer writeOff(Answer invoice, String method, @Nullable String amount, String date, String more) {
        var money = amount == null ? "" : "\"amount\":{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"},";
        return books.post(WRITE_OFFS, """
                {"invoiceId":"%s",%s"method":"%s","effectiveDate":"%s","reason":"Bankrupt"%s}""".formatted(invoice.text("/invoiceId"), money, method, date, more));
    }

    private Answer recover(String path, String amount, String date) {
        return books.post(path + "/recoveries", """
                {"amount":{"amount":"%s","currency":"EUR"},"effectiveDate":"%s","reason":"Pays after all"}""".formatted(amount, date));
    }

    private Answer setPolicy(@Nullable String version, String alone, String most) {
        return books.send(
                HttpMethod.PUT,
                POLICY,
                policy(alone, most),
                null,
                TestTokens.bearer(books.companyId(), Role.ADMIN),
                version);
    }

    private static String policy(String alone, String most) {
        return """
                {"aloneUpTo":{"amount":"%s","currency":"EUR"},"atMost":{"amount":"%s","currency":"EUR"}}""".formatted(alone, most);
    }

    private String balance(String account) {
        return books.balance(account, "from=1900-01-01&asOf=2027-12-31");
    }
}
