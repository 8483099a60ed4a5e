package io.tieout.ledger.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.ServiceTest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts whose figures are computed. The test holds the company's lock meanwhile, so that the job, which runs by
/// itself too, takes nothing of it.
@ServiceTest
class ChangedCustomersIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final KeptBehaviourService behaviours;
    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final TransactionTemplate beside;
    private final Books books;
    private final LocalDate today;
    private final AtomicInteger customers = new AtomicInteger();

    ChangedCustomersIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired KeptBehaviourService behaviours,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions,
            @Autowired Clock clock) {
        this.behaviours = behaviours;
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.beside = new TransactionTemplate(transactions);
        this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.books = Books.open(client, companies);
        this.today = LocalDate.now(clock);
    }

    @Test
    void readsEachChangedCustomerOnceHoweverManyThereAre() {
        alone.executeWithoutResult(holdingTheLock -> {
            follow();
            assertThat(customers.get()).isZero();

            beside.executeWithoutResult(change -> promise(450));
            awaitLookedAt(450);
            beside.executeWithoutResult(change -> promise(3));
            awaitLookedAt(453);

            follow();
            assertThat(customers.get()).isEqualTo(453);
            assertThat(due()).isZero();
        });
    }

    @Test
    void missesNothingThatIsCommittedLate() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = threads.submit(() -> beside.executeWithoutResult(slow -> {
                promise(2);
                begun.countDown();
                await(end);
            }));
            try {
                await(begun);
                alone.executeWithoutResult(holdingTheLock -> {
                    follow();
                    beside.executeWithoutResult(quick -> promise(1));
                    Awaitility.await().atMost(LIMIT).pollInSameThread().until(this::isOld);
                    follow();
                    // What is committed has its place after what may still come.
                    assertThat(customers.get()).isZero();

                    end.countDown();
                    awaitLookedAt(3);
                    follow();
                    assertThat(customers.get()).isEqualTo(3);
                });
            } finally {
                end.countDown();
            }
            late.get();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether the newest promise would be looked at if nothing else were under way.
    private boolean isOld() {
        return jdbc.sql("""
                        select max(recorded_at) < statement_timestamp() - interval '2 seconds'
                        from payment_promise where company_id = :company
                        """)
                .param("company", books.companyId())
                .query(Boolean.class)
                .single();
    }

    private void awaitLookedAt(int wanted) {
        Awaitility.await().atMost(LIMIT).pollInSameThread().until(() -> {
            follow();
            return customers.get() >= wanted;
        });
        assertThat(customers.get()).isEqualTo(wanted);
    }

    /// As far as there is more at once.
    private void follow() {
        KeptBehaviourService.Step step;
        do {
            // What others are at is read once in a transaction; the job's each have their own.
            jdbc.sql("select pg_stat_clear_snapshot()")
                    .query((row, number) -> "")
                    .list();
            step = behaviours.follow(books.companyId());
            customers.addAndGet(step.customers());
        } while (step.more());
    }

    private long due() {
        return jdbc.sql("select count(*) from payment_behaviour_due where company_id = :company")
                .param("company", books.companyId())
                .query(Long.class)
                .single();
    }

    /// So many customers promise something.
    private void promise(int many) {
        var ids = new UUID[many];
        for (int index = 0; index < many; index++) {
            ids[index] = Ids.next();
        }
        jdbc.sql("""
                        insert into payment_promise (company_id, payment_promise_id, customer_id, currency, amount_minor, made_on,
                            promised_date, recorded_by)
                        select :company, id, id, 'EUR', 100, :today, :today, id
                        from unnest(cast(:ids as uuid[])) as id
                        """)
                .param("company", books.companyId())
                .param("ids", ids)
                .param("today", today)
                .update();
    }
}
