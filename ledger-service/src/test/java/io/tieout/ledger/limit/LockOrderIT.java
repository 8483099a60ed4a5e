package io.tieout.ledger.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Locks;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platformtest.ServiceTest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Whoever posts and whoever takes accounts out take their locks in one order, so that they never wait for each
/// other: periods, company, accounts and their limits.
@ServiceTest
class LockOrderIT {

    private final ChartService chart;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Books books;
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

    LockOrderIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired ChartService chart,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions) {
        this.chart = chart;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.books = Books.open(client, companies);
    }

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void waitsForThePeriodBeforeItTakesTheLimitOfAHold() throws Exception {
        books.postEntry("2026-03-01", "1110", "3100", "100.00").is(201);
        books.put("/api/v1/accounts/1110/limit", """
                        {"minimum":{"amount":"0.00","currency":"EUR"},"reason":"No overdraft"}""", null).is(200);
        var hold = books.post("/api/v1/account-holds", """
                        {"account":"1110","side":"CREDIT","amount":{"amount":"10.00","currency":"EUR"},
                            "reason":"Purchase"}""").is(201);

        var posted = transactions.execute(removing -> {
            lock("accounting_period", "for update");
            Future<Answer> posting = others.submit(
                    () -> books.post(hold.location() + "/entries", books.entry("2026-03-02", "5300", "1110", "10.00")));
            Locks.awaitSomebodyWaiting(jdbc);
            // What an account that goes is asked about, too.
            lock("account_limit", "for key share nowait");
            return posting;
        });

        posted.get().is(201);
    }

    @Test
    void waitsForPostingsBeforeItTakesTheCompanyFromTheirDocuments() throws Exception {
        books.postEntry("2026-03-01", "1110", "3100", "100.00").is(201);

        var removed = transactions.execute(posting -> {
            lock("accounting_period", "for share");
            Future<List<?>> removal = others.submit(() -> chart.removeUnused(books.companyId(), List.of()));
            Locks.awaitSomebodyWaiting(jdbc);
            // What the rows of a document ask for.
            lock("company", "for key share nowait");
            return removal;
        });

        assertThat(removed.get()).isEmpty();
    }

    @Test
    void waitsForWhoeverOpensPeriodsWithNothingInHand() throws Exception {
        books.postEntry("2026-03-01", "1110", "3100", "100.00").is(201);

        var removed = transactions.execute(opening -> {
            lock("company", "for share");
            Future<List<?>> removal = others.submit(() -> chart.removeUnused(books.companyId(), List.of()));
            Locks.awaitSomebodyWaiting(jdbc);
            // Somebody else may have opened the period that it wanted to open, too.
            lock("accounting_period", "for share nowait");
            return removal;
        });

        assertThat(removed.get()).isEmpty();
    }

    @Test
    void waitsForWhoeverPostsIntoOneMonthAndThenAnEarlierOne() throws Exception {
        books.postEntry("2026-03-01", "1110", "3100", "100.00").is(201);

        var removed = transactions.execute(posting -> {
            lock("accounting_period", "and period_month = '2026-05-01' for share");
            Future<List<?>> removal = others.submit(() -> chart.removeUnused(books.companyId(), List.of()));
            Locks.awaitSomebodyWaiting(jdbc);
            // Events of one transaction may ask for the months in any order.
            lock("accounting_period", "and period_month = '2026-03-01' for share");
            return removal;
        });

        assertThat(removed.get()).isEmpty();
    }

    private void lock(String table, String how) {
        jdbc.sql("select 1 from " + table + " where company_id = :company " + how)
                .param("company", books.companyId())
                .query(Integer.class)
                .list();
    }
}
