package io.tieout.customer.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tieout.customer.duplicate.DuplicateService.Pair;
import io.tieout.customer.duplicate.DuplicateService.Task;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Two processes and one search.
@ServiceTest
class DuplicateLeaseIT {

    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    private final UUID company = Ids.next();
    private final UUID search = Ids.next();
    private final Task task = new Task(company, search, 1);
    private final RestTestClient client;
    private final JdbcClient jdbc;
    private final DuplicateService searches;
    private final DuplicateRepository duplicates;
    private final PlatformTransactionManager transactions;

    @Autowired
    DuplicateLeaseIT(
            RestTestClient client,
            JdbcClient jdbc,
            DuplicateService searches,
            DuplicateRepository duplicates,
            PlatformTransactionManager transactions) {
        this.client = client;
        this.jdbc = jdbc;
        this.searches = searches;
        this.duplicates = duplicates;
        this.transactions = transactions;
    }

    @Test
    void refusesWhoeverLostTheSearchToAnother() {
        customer("Maju Jaya");
        customer("PT Maju Jaya");
        take();
        searches.collect(task, RecordKind.CUSTOMER, null);

        takenUntil(LONG_AGO);

        await().atMost(Duration.ofMinutes(1)).until(this::state, "DONE"::equals);
        for (var step : List.<Runnable>of(
                () -> searches.collect(task, RecordKind.CUSTOMER, null),
                () -> searches.pair(task, 0, 1),
                () -> searches.compare(task, RecordKind.CUSTOMER, null),
                () -> searches.finish(task),
                () -> searches.fail(task))) {
            assertThatExceptionOfType(LeaseLost.class).isThrownBy(step::run);
        }
        assertThat(state()).isEqualTo("DONE");
        assertThat(count("duplicate_candidate")).isOne();
        assertThat(count("duplicate_key")).isZero();
    }

    @Test
    void staysWithItsProcessAsLongAsAStepLasts() {
        take();
        assertThat(couldBeTakenTomorrow()).isTrue();

        new TransactionTemplate(transactions).executeWithoutResult(step -> {
            searches.pair(task, 0, 1);
            assertThat(couldBeTakenTomorrow()).isFalse();
        });

        searches.finish(task);
        assertThat(state()).isEqualTo("DONE");
    }

    @Test
    void pairsInPortionsAsAtOnce() {
        for (int number = 0; number < 12; number++) {
            customer("abcdef".charAt(number / 2) + "karya Sentosa");
        }
        take();
        searches.collect(task, RecordKind.CUSTOMER, null);
        searches.pair(task, 0, 1);
        var atOnce = pairs();
        jdbc.sql("delete from duplicate_pair where search_id = :id")
                .param("id", search)
                .update();

        for (int portion = 0; portion < 7; portion++) {
            searches.pair(task, portion, 7);
        }

        assertThat(atOnce).hasSizeGreaterThanOrEqualTo(6);
        assertThat(pairs()).isEqualTo(atOnce);
        searches.finish(task);
    }

    /// As this process would take it; the jobs of the service leave it alone for a day.
    private void take() {
        jdbc.sql("""
                        insert into duplicate_search (company_id, search_id, state, requested_by, requested_at, taken_until,
                            lease)
                        values (:company, :id, 'RUNNING', :id, :asked, now() + interval '1 day', 1)
                        """)
                .param("company", company)
                .param("id", search)
                .param("asked", LONG_AGO.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void takenUntil(Instant until) {
        jdbc.sql("update duplicate_search set taken_until = :until where search_id = :id")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("id", search)
                .update();
    }

    private boolean couldBeTakenTomorrow() {
        var another = new TransactionTemplate(transactions);
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return Boolean.TRUE.equals(another.execute(attempt -> {
            attempt.setRollbackOnly();
            return duplicates
                    .take(Instant.now().plus(Duration.ofDays(2)))
                    .filter(taken -> taken.searchId().equals(search))
                    .isPresent();
        }));
    }

    private String state() {
        return searches.get(company, search).state().name();
    }

    private long count(String table) {
        var column = table.equals("duplicate_candidate") ? "company_id" : "search_id";
        return jdbc.sql("select count(*) from " + table + " where " + column + " = :id")
                .param("id", column.equals("company_id") ? company : search)
                .query(Long.class)
                .single();
    }

    private List<Pair> pairs() {
        return jdbc.sql("select first_id, second_id from duplicate_pair where search_id = :id order by 1, 2")
                .param("id", search)
                .query(RecordRowMapper.of(Pair.class))
                .list();
    }

    private void customer(String name) {
        client.post()
                .uri("/api/v1/customers?onDuplicate=ALLOW")
                .header("Authorization", TestTokens.bearer(company, Role.SALES_MANAGER))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"name\":\"" + name + "\"}")
                .exchange()
                .expectStatus()
                .isCreated();
    }
}
