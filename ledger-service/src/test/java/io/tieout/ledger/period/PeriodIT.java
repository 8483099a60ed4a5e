package io.tieout.ledger.period;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class PeriodIT {

    private final RestTestClient client;
    private final CompanyService companies;
    private final PeriodService periods;
    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;
    private final Books books;

    PeriodIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired PeriodService periods,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.companies = companies;
        this.periods = periods;
        this.jdbc = jdbc;
        this.checks = checks;
        this.books = Books.open(client, companies);
    }

    @Test
    void opensWholeFiscalYearWithItsFirstPosting() {
        var april = Books.open(client, companies, "EUR", "UTC", 4);

        april.postEntry("2026-02-15", "5300", "2100", "1.00").is(201);

        var listed = april.get("/api/v1/periods").is(200);
        assertThat(listed.body().path("items")).hasSize(12);
        assertThat(listed.text("/items/0/period")).isEqualTo("2025-04");
        assertThat(listed.text("/items/11/period")).isEqualTo("2026-03");
        assertThat(listed.body().at("/items/0/fiscalYear").asInt()).isEqualTo(2026);
    }

    @Test
    void opensPastYearUnlessLaterPeriodIsClosed() {
        books.postEntry("2026-02-15", "5300", "2100", "1.00").is(201);
        books.postEntry("2017-02-15", "5300", "2100", "1.00").is(201);
        books.closeWaiving("2018-01", "EARLIER_PERIODS_CLOSED").is(200);

        books.postEntry("2015-02-15", "5300", "2100", "1.00").refused(422, "period-closed");
        books.postEntry("2017-02-15", "5300", "2100", "1.00").is(201);
    }

    @Test
    void refusesPostingIntoClosedPeriodAndTakesItInTheNext() {
        books.postEntry("2026-03-10", "5300", "2100", "1000.00").is(201);
        books.close("2026-03").is(200);

        books.postEntry("2026-03-28", "5400", "2100", "250.00")
                .refused(422, "period-closed")
                .at("/effectiveDate");
        books.post(
                        "/api/v1/journal-entries",
                        books.entry("2026-04-05", "5400", "2100", "250.00")
                                .replace("\"text\"", "\"documentDate\":\"2026-03-28\",\"text\""))
                .is(201);

        assertThat(books.balance("2100", "asOf=2026-03-31")).isEqualTo("-1000.00");
        assertThat(books.balance("2100", "from=2026-04-01&asOf=2026-04-30")).isEqualTo("-250.00");
    }

    @Test
    void reopensWithReasonThatStaysForTheAuditor() {
        books.close("2026-03").is(200);
        books.post("/api/v1/periods/2026-03/reopen", "{}")
                .refused(400, "invalid-field")
                .at("/reason");

        books.reopen("2026-03").is(200);

        books.postEntry("2026-03-28", "5400", "2100", "250.00").is(201);
        assertThat(jdbc.sql("select decision || ' ' || coalesce(reason, '-') from period_decision"
                                + " where company_id = :company order by decided_at")
                        .param("company", books.companyId())
                        .query(String.class)
                        .list())
                .containsExactly("CLOSE -", "REOPEN Late bill");
    }

    @Test
    void refusesToCloseTwiceAndToReopenWhatIsOpen() {
        books.close("2026-03").is(200);
        books.close("2026-03").refused(409, "period-state-unchanged");
        books.reopen("2026-03").is(200);
        books.reopen("2026-03").refused(409, "period-state-unchanged");
    }

    @Test
    void refusesToCloseOrReopenAPeriodThatChangedSinceItWasLookedAt() {
        var march = "/api/v1/periods/2026-03";
        var seen = books.get(march + "/checklist").is(200).eTag();
        change(march + "/close", null).refused(428, "if-match-required");
        change(march + "/locks", null).is(200);
        change(march + "/close", seen).refused(412, "stale-version");
        var closed = change(
                        march + "/close",
                        books.get(march + "/checklist").is(200).eTag())
                .is(200);
        assertThat(closed.eTag()).isEqualTo(books.get(march).eTag()).isNotEqualTo(seen);

        change(march + "/reopen", null).refused(428, "if-match-required");
        change(march + "/reopen", seen).refused(412, "stale-version");
        assertThat(books.get(march).text("/status")).isEqualTo("CLOSED");
        change(march + "/reopen", closed.eTag()).is(200);
    }

    private Books.Answer change(String path, @Nullable String ifMatch) {
        var body = path.endsWith("/locks") ? "{\"module\":\"CASH\",\"reason\":\"Count\"}" : "{\"reason\":\"Count\"}";
        var token = TestTokens.bearer(books.companyId(), Role.ACCOUNTANT);
        return books.send(HttpMethod.POST, path, body, null, token, ifMatch);
    }

    @Test
    void refusesToCloseWhatWasNeverOpenedBeforeAClosedPeriod() {
        books.close("2026-03").is(200);
        books.close("2020-01").refused(422, "period-never-opened");
        books.close("9999-01").refused(422, "date-out-of-range");
        books.close("2026-13").refused(400, "invalid-parameter");
        books.get("/api/v1/periods/2020-01").refused(404, "period-not-found");
        books.get("/api/v1/periods/+999999999-01").refused(400, "invalid-parameter");
    }

    @Test
    void letsOnlyAccountantsClose() {
        for (var role : new Role[] {Role.ADMIN, Role.AUDITOR, Role.SUPPORT}) {
            books.send(
                            HttpMethod.POST,
                            "/api/v1/periods/2026-03/close",
                            "{}",
                            null,
                            TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
    }

    @Test
    void findsFirstOpenDay() {
        books.postEntry("2026-03-10", "5300", "2100", "1.00").is(201);
        books.close("2026-03").is(200);
        books.close("2026-04").is(200);

        assertThat(firstOpenDay("2026-03-10")).isEqualTo("2026-05-01");
        assertThat(firstOpenDay("2026-02-10")).isEqualTo("2026-02-10");
        assertThat(firstOpenDay("2019-02-10")).isEqualTo("2026-01-01");
    }

    @Test
    void findsFirstOpenDayBehindTheLastYear() {
        books.close("2026-12").is(200);

        assertThat(firstOpenDay("2026-12-10")).isEqualTo("2027-01-01");
    }

    @Test
    void leavesNothingBehindTheCloseWhenFiftyPostMeanwhile() throws Exception {
        var start = new CountDownLatch(1);
        books.postEntry("2026-03-01", "5300", "2100", "1.00").is(201);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int poster = 0; poster < 50; poster++) {
            tasks.add(() -> {
                start.await();
                int accepted = 0;
                for (int entry = 0; entry < 6; entry++) {
                    var answer = books.postEntry("2026-03-15", "5300", "2100", "1.00");
                    if (answer.status() == 201) {
                        accepted++;
                    } else {
                        answer.refused(422, "period-closed");
                    }
                }
                return accepted;
            });
        }
        int accepted = 1;
        String knownAtClose;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var posters = tasks.stream().map(executor::submit).toList();
            start.countDown();
            var closed = books.close("2026-03").is(200);
            knownAtClose = books.balance("5300", "asOf=2026-03-31&knownAt=" + closed.text("/closedAt"));
            for (var poster : posters) {
                accepted += poster.get();
            }
        }

        assertThat(books.balance("5300", "asOf=2026-03-31"))
                .isEqualTo(accepted + ".00")
                .isEqualTo(knownAtClose);
        assertThat(violations("I9")).isEmpty();
        assertThat(violations("I2")).isEmpty();
    }

    private String firstOpenDay(String date) {
        return periods.firstOpenDay(books.companyId(), LocalDate.parse(date)).toString();
    }

    private List<InvariantCheck.Violation> violations(String invariant) {
        return checks.stream()
                .filter(check -> check.invariant().equals(invariant))
                .flatMap(check -> check.violations().stream())
                .toList();
    }
}
