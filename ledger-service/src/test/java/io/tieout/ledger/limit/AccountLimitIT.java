package io.tieout.ledger.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
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
class AccountLimitIT {

    private static final String CASH_LIMIT = "/api/v1/accounts/1110/limit";

    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;
    private final Books books;

    AccountLimitIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.books = Books.open(client, companies);
    }

    @Test
    void letsNoneOfFiftyConcurrentPostersOverdraw() throws Exception {
        noOverdraft();
        books.postEntry("2026-03-01", "1110", "3100", "100.00").is(201);
        var start = new CountDownLatch(1);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int poster = 0; poster < 50; poster++) {
            var date = "2026-0" + (1 + poster % 6) + "-15";
            tasks.add(() -> {
                start.await();
                return books.postEntry(date, "5300", "1110", "7.00").status();
            });
        }
        var statuses = new ArrayList<Integer>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var posters = tasks.stream().map(executor::submit).toList();
            start.countDown();
            for (var poster : posters) {
                statuses.add(poster.get());
            }
        }

        assertThat(statuses).containsOnly(201, 422);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(14);
        assertThat(books.balance("1110", "asOf=2026-12-31")).isEqualTo("2.00");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void refusesWhatWouldGoBeyondAndSaysHowFar() {
        noOverdraft();
        books.postEntry("2026-03-01", "1110", "3100", "10.00").is(201);

        var refused = books.postEntry("2026-03-02", "5300", "1110", "10.01")
                .refused(422, "account-limit-exceeded")
                .at("/lines");

        assertThat(refused.text("/account")).isEqualTo("1110");
        assertThat(refused.text("/balance/amount")).isEqualTo("-0.01");
        assertThat(refused.text("/minimum/amount")).isEqualTo("0.00");
        books.postEntry("2026-03-02", "5300", "1110", "10.00").is(201);
    }

    @Test
    void judgesTheEntriesOfABatchOneAfterTheOther() {
        noOverdraft();
        var batch = books.post("/api/v1/journal-entry-batches", """
                        {"atomic":false,"entries":[%s,%s,%s]}""".formatted(
                                books.entry("2026-03-02", "1110", "3100", "10.00"),
                                books.entry("2026-03-02", "5300", "1110", "8.00"),
                                books.entry("2026-03-02", "5300", "1110", "8.00")))
                .is(200);

        assertThat(batch.body().path("posted").asInt()).isEqualTo(2);
        assertThat(batch.text("/results/2/code")).isEqualTo("account-limit-exceeded");
    }

    @Test
    void takesWhatBringsTheBalanceBack() {
        books.postEntry("2026-03-02", "5300", "1110", "50.00").is(201);
        noOverdraft();

        books.postEntry("2026-03-03", "5300", "1110", "1.00").refused(422, "account-limit-exceeded");
        books.postEntry("2026-03-03", "1110", "3100", "20.00").is(201);
    }

    @Test
    void limitsReversalsToo() {
        var deposit =
                books.postEntry("2026-03-01", "1110", "3100", "10.00").is(201).id();
        books.postEntry("2026-03-02", "5300", "1110", "4.00").is(201);
        noOverdraft();

        books.reverse(deposit, "2026-03-03").refused(422, "account-limit-exceeded");
    }

    @Test
    void keepsAMaximumForAccountsThatStandInCredit() {
        set(
                        "/api/v1/accounts/2600/limit",
                        "{\"minimum\":%s,\"reason\":\"Credit line\"}".formatted(eur("-100.00")),
                        null)
                .is(200);

        books.postEntry("2026-03-01", "1110", "2600", "100.00").is(201);
        books.postEntry("2026-03-01", "1110", "2600", "0.01").refused(422, "account-limit-exceeded");
        set("/api/v1/accounts/5400/limit", "{\"maximum\":%s,\"reason\":\"Budget\"}".formatted(eur("5.00")), null)
                .is(200);
        books.postEntry("2026-03-01", "5400", "1110", "5.01").refused(422, "account-limit-exceeded");
    }

    @Test
    void changesAndLiftsALimitWithItsVersionAndKeepsWhoAndWhy() {
        var first = noOverdraft();
        assertThat(first.eTag()).isEqualTo("\"1\"");
        var body = "{\"minimum\":%s,\"reason\":\"Agreed\"}".formatted(eur("-5.00"));
        set(CASH_LIMIT, body, null).refused(428, "if-match-required");
        set(CASH_LIMIT, body, "\"7\"").refused(412, "stale-version");
        assertThat(set(CASH_LIMIT, body, "\"1\"").is(200).eTag()).isEqualTo("\"2\"");
        books.postEntry("2026-03-02", "5300", "1110", "5.00").is(201);
        set(CASH_LIMIT, "{\"reason\":\"Lifted\"}", "\"2\"").is(200);
        books.postEntry("2026-03-02", "5300", "1110", "5.00").is(201);

        assertThat(books.get(CASH_LIMIT).is(200).body().has("minimum")).isFalse();
        assertThat(jdbc.sql("select reason from account_limit_change where company_id = :company order by version")
                        .param("company", books.companyId())
                        .query(String.class)
                        .list())
                .containsExactly("No overdraft", "Agreed", "Lifted");
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        set("/api/v1/accounts/1200/limit", "{\"reason\":\"No\"}", null).refused(422, "account-not-limitable");
        set("/api/v1/accounts/1000/limit", "{\"reason\":\"No\"}", null).refused(422, "account-not-limitable");
        set("/api/v1/accounts/9999/limit", "{\"reason\":\"No\"}", null).refused(404, "account-not-found");
        set(CASH_LIMIT, "{\"minimum\":%s}".formatted(eur("0.00")), null)
                .refused(400, "invalid-field")
                .at("/reason");
        set(CASH_LIMIT, "{\"minimum\":%s,\"maximum\":%s,\"reason\":\"No\"}".formatted(eur("1.00"), eur("0.00")), null)
                .refused(422, "limit-bounds-crossed")
                .at("/maximum");
        set(CASH_LIMIT, "{\"minimum\":{\"amount\":\"0\",\"currency\":\"JPY\"},\"reason\":\"No\"}", null)
                .refused(422, "currency-not-supported")
                .at("/minimum/currency");
        books.get(CASH_LIMIT).refused(404, "account-limit-unknown");
    }

    @Test
    void letsOnlyAccountantsSetLimits() {
        for (var role : new Role[] {Role.ADMIN, Role.AUDITOR}) {
            books.send(
                            HttpMethod.PUT,
                            CASH_LIMIT,
                            "{\"reason\":\"No\"}",
                            null,
                            TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
    }

    private Books.Answer noOverdraft() {
        return set(CASH_LIMIT, "{\"minimum\":%s,\"reason\":\"No overdraft\"}".formatted(eur("0.00")), null)
                .is(200);
    }

    private Books.Answer set(String path, String body, @Nullable String ifMatch) {
        return books.put(path, body, ifMatch);
    }

    private static String eur(String amount) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}";
    }
}
