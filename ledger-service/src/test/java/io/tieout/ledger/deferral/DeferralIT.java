package io.tieout.ledger.deferral;

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
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class DeferralIT {

    private static final String DEFERRALS = "/api/v1/deferrals";

    private final List<InvariantCheck> checks;
    private final EventProbe probe;
    private final DeferralJob job;
    private final Books books;
    private final YearMonth thisMonth;

    DeferralIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies,
            @Autowired DeferralJob job,
            @Autowired Clock clock) {
        this.checks = checks;
        this.probe = probe;
        this.job = job;
        this.books = Books.open(client, companies);
        this.thisMonth = YearMonth.now(clock);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void postsEachMonthThatHasEndedOnce() throws InterruptedException {
        var start = thisMonth.minusMonths(2);
        books.postEntry(start.atDay(1).toString(), "1400", "2100", "1000.00").is(201);
        var created = create(prepaid("1000.00", 12, start)).is(201);
        assertThat(created.text("/left/amount")).isEqualTo("1000.00");

        try (var pool = Executors.newFixedThreadPool(4)) {
            var rounds = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(index -> () -> {
                        job.post();
                        return true;
                    })
                    .toList();
            pool.invokeAll(rounds);
        }
        job.post();

        var shown = books.get(Objects.requireNonNull(created.location())).is(200);
        assertThat(shown.text("/left/amount")).isEqualTo("833.34");
        assertThat(shown.text("/posted/amount")).isEqualTo("166.66");
        assertThat(shown.text("/instalments/0/effectiveDate"))
                .isEqualTo(start.atEndOfMonth().toString());
        assertThat(shown.body().path("instalments").path(2).has("entryId")).isFalse();
        assertThat(shown.text("/instalments/10/amount/amount")).isEqualTo("83.33");
        assertThat(shown.text("/instalments/11/amount/amount")).isEqualTo("83.37");
        assertThat(books.balance("1400", "asOf=2199-12-31")).isEqualTo("833.34");
        assertThat(books.balance("5400", "from=1900-01-01&asOf=" + start.atEndOfMonth()))
                .isEqualTo("83.33");
        // What is posted keeps no month open, what is not keeps its own open.
        books.close(start.toString()).is(200);
        var ahead = thisMonth.plusMonths(2);
        var due = books.close(ahead.toString()).refused(422, "close-gates-open");
        assertThat(due.text("/gates/0/gate")).isEqualTo("DEFERRALS_POSTED");
        assertThat(due.text("/gates/0/missing/0/what")).startsWith("83.33 EUR of ");
        assertThat(due.text("/gates/0/missing/0/link")).isEqualTo(created.location());
    }

    @Test
    void movesInvoicedRevenueToTheMonthsItBelongsTo() {
        var start = thisMonth.minusMonths(1);
        var invoice = new Debtors(probe, books).invoice(start.atDay(1).toString(), "300.00", "0");

        var created = create("""
                        {"kind":"DEFERRED_REVENUE","description":"Support","amount":{"amount":"300.00","currency":"EUR"},
                            "months":3,"firstMonth":"%s","resultAccount":"4100","invoiceId":"%s","transferDate":"%s"}""".formatted(start, invoice.text("/invoiceId"), start.atDay(1)))
                .is(201);
        assertThat(books.balance("4100", "asOf=" + start.atDay(1))).isEqualTo("0.00");
        assertThat(books.balance("2350", "asOf=" + start.atDay(1))).isEqualTo("-300.00");
        job.post();

        assertThat(created.text("/balanceAccount")).isEqualTo("2350");
        assertThat(books.balance("4100", "from=1900-01-01&asOf=2199-12-31")).isEqualTo("-100.00");
        assertThat(books.balance("2350", "asOf=2199-12-31")).isEqualTo("-200.00");
        assertThat(books.get(DEFERRALS + "?kind=DEFERRED_REVENUE")
                        .is(200)
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(books.get(DEFERRALS + "?kind=PREPAID_EXPENSE").is(200).body().path("items"))
                .isEmpty();
    }

    @Test
    void postsOnTheFirstOpenDayWhenTheMonthIsClosed() {
        var start = thisMonth.minusMonths(2);
        books.postEntry(start.atDay(1).toString(), "1400", "2100", "20.00").is(201);
        books.close(start.toString()).is(200);

        var created = create(prepaid("20.00", 2, start)).is(201);
        job.post();

        var shown = books.get(Objects.requireNonNull(created.location())).is(200);
        assertThat(shown.text("/instalments/0/dueDate"))
                .isEqualTo(start.atEndOfMonth().toString());
        assertThat(shown.text("/instalments/0/effectiveDate"))
                .isEqualTo(start.plusMonths(1).atDay(1).toString());
        assertThat(shown.text("/left/amount")).isEqualTo("0.00");
    }

    @Test
    void isRefusedWhereItMakesNoSense() {
        var good = prepaid("20.00", 2, thisMonth);

        create(good.replace("\"5400\"", "\"4100\""))
                .refused(422, "deferral-account-unfit")
                .at("/resultAccount");
        create(good.replace("\"5400\"", "\"9999\""))
                .refused(422, "deferral-account-unfit")
                .at("/resultAccount");
        create(good.replace("\"5400\"", "\"5000\""))
                .refused(422, "deferral-account-unfit")
                .at("/resultAccount");
        create(good.replace("\"5400\"", "\"5400\",\"balanceAccount\":\"1200\""))
                .refused(422, "deferral-account-unfit")
                .at("/balanceAccount");
        create(good.replace("\"5400\"", "\"5400\",\"invoiceId\":\"" + Ids.next() + "\""))
                .refused(422, "deferral-document-unknown")
                .at("/invoiceId");
        create(good.replace("\"5400\"", "\"5400\",\"entryId\":\"" + Ids.next() + "\""))
                .refused(422, "deferral-document-unknown")
                .at("/entryId");
        create(good.replace("20.00", "0.00")).refused(422, "amount-not-positive");
        create(good.replace("EUR", "USD")).refused(422, "currency-not-supported");
        create(good.replace("\"months\":2", "\"months\":0"))
                .refused(400, "invalid-field")
                .at("/months");
        create(good.replace(thisMonth.toString(), "2199-12"))
                .refused(422, "date-out-of-range")
                .at("/months");
        books.get(DEFERRALS + "/" + Ids.next()).refused(404, "deferral-unknown");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT, Role.SALES_MANAGER)) {
            books.send(HttpMethod.POST, DEFERRALS, "{}", "key", TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
        assertThat(books.get(DEFERRALS).is(200).body().path("items")).isEmpty();
    }

    private static String prepaid(String amount, int months, YearMonth start) {
        return """
                {"kind":"PREPAID_EXPENSE","description":"Insurance","amount":{"amount":"%s","currency":"EUR"},
                    "months":%d,"firstMonth":"%s","resultAccount":"5400"}""".formatted(amount, months, start);
    }

    private Answer create(String body) {
        return books.post(DEFERRALS, body);
    }
}
