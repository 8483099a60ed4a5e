package io.tieout.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tieout.ledger.Books;
import io.tieout.ledger.Locks;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.idempotency.IdempotencyStore;
import io.tieout.platform.idempotency.RequestKey;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class SharedCommitIT {

    private static final String ENTRIES = "/api/v1/journal-entries";

    private final RestTestClient client;
    private final CompanyService companies;
    private final List<InvariantCheck> checks;
    private final TestDatabase database;
    private final JdbcClient jdbc;
    private final JournalService journal;
    private final IdempotencyStore idempotency;
    private final SharedPostingService postings;
    private final TransactionTemplate transactions;
    private final Books books;

    SharedCommitIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired List<InvariantCheck> checks,
            @Autowired TestDatabase database,
            @Autowired JdbcClient jdbc,
            @Autowired JournalService journal,
            @Autowired IdempotencyStore idempotency,
            @Autowired SharedPostingService postings,
            @Autowired PlatformTransactionManager transactions) {
        this.client = client;
        this.companies = companies;
        this.checks = checks;
        this.database = database;
        this.jdbc = jdbc;
        this.journal = journal;
        this.idempotency = idempotency;
        this.postings = postings;
        this.transactions = new TransactionTemplate(transactions);
        this.books = Books.open(client, companies);
    }

    @Test
    void postsOnceHoweverManyRequestsWithOneKeyComeAtOnce() throws Exception {
        var key = Ids.next().toString();
        var body = books.entry("2026-03-10", "5300", "2100", "25.00");
        var answers = together(100, caller -> books.post(ENTRIES, body, key));

        var created = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(created).isNotEmpty();
        assertThat(created)
                .extracting(Books.Answer::body)
                .containsOnly(created.getFirst().body());
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.refused(409, "request-in-progress"));
        assertThat(books.balance("5300", "asOf=2026-12-31")).isEqualTo("25.00");
        assertThat(books.get(ENTRIES).body().path("items")).hasSize(1);
    }

    @Test
    void refusesKeyThatWasUsedForAnotherAmount() {
        books.post(ENTRIES, books.entry("2026-03-10", "5300", "2100", "25.00"), "key-1")
                .is(201);

        books.post(ENTRIES, books.entry("2026-03-10", "5300", "2100", "25.01"), "key-1")
                .refused(422, "idempotency-key-reused")
                .at("/lines/0/amount/amount");
    }

    @Test
    void letsKeyOfRefusedRequestBeUsedAgain() {
        books.post(ENTRIES, books.entry("2026-03-10", "5300", "9999", "25.00"), "key-1")
                .refused(422, "account-unknown");
        books.post(ENTRIES, books.entry("2026-03-10", "5300", "2100", "25.00"), "key-1")
                .is(201);
    }

    @Test
    void needsKey() {
        books.send(HttpMethod.POST, ENTRIES, books.entry("2026-03-10", "5300", "2100", "25.00"), null)
                .refused(400, "idempotency-key-required");
    }

    @Test
    void acceptsAndRefusesEachOfThoseWhoShareACommitOnItsOwn() throws Exception {
        var others = Books.open(client, companies, "JPY", "Asia/Tokyo", 4);
        books.postEntry("2020-03-10", "5300", "2100", "1.00").is(201);
        books.close("2020-03").is(200);

        var answers = together(120, caller -> switch (caller % 4) {
            case 0 -> books.postEntry("2026-03-10", "5300", "2100", "1.00");
            case 1 -> books.postEntry("2020-03-10", "5300", "2100", "1.00");
            case 2 -> books.postEntry("2026-03-10", "5300", "9999", "1.00");
            default -> others.postEntry("2026-03-10", "5300", "2100", "1");
        });

        for (int caller = 0; caller < answers.size(); caller++) {
            var answer = answers.get(caller);
            switch (caller % 4) {
                case 1 -> answer.refused(422, "period-closed");
                case 2 -> answer.refused(422, "account-unknown");
                default -> answer.is(201);
            }
        }
        assertThat(books.balance("5300", "from=2026-01-01&asOf=2026-12-31")).isEqualTo("30.00");
        assertThat(others.balance("5300", "asOf=2026-03-31")).isEqualTo("30");
        assertThat(checks.stream()
                        .filter(check -> List.of("I1", "I2", "I9").contains(check.invariant()))
                        .flatMap(check -> check.violations().stream()))
                .isEmpty();
    }

    @Test
    void makesNobodyAVictimOfAnEntryThatTheDatabaseRefuses() throws Exception {
        var large = new ArrayList<String>();
        for (int pair = 0; pair < 400; pair++) {
            large.add(books.line("5400", "DEBIT", "99999999999999.99"));
            large.add(books.line("2500", "CREDIT", "99999999999999.99"));
        }
        var body = "{\"effectiveDate\":\"2026-03-31\",\"text\":\"Large\",\"lines\":[" + String.join(",", large) + "]}";
        books.post(ENTRIES, body).is(201);
        books.post(ENTRIES, body).is(201);

        var answers = together(
                40,
                caller -> caller % 10 == 0
                        ? books.post(ENTRIES, body)
                        : books.postEntry("2026-03-10", "5300", "2100", "1.00"));

        for (int caller = 0; caller < answers.size(); caller++) {
            if (caller % 10 == 0) {
                answers.get(caller).refused(422, "amount-too-large");
            } else {
                answers.get(caller).is(201);
            }
        }
        assertThat(books.balance("5300", "asOf=2026-12-31")).isEqualTo("36.00");
    }

    @Test
    void answersWithTheFirstEffectWhenTheSameRequestIsCommittedMeanwhile() throws Exception {
        var first = books.post(ENTRIES, books.entry("2026-03-10", "5300", "2100", "25.00"), "key-1")
                .is(201);
        try (var connection = database.connectAsApp();
                var statement = connection.createStatement();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            // As another replica would: stored, and not yet to be seen.
            statement.execute("""
                    insert into idempotent_request
                        (company_id, route, idempotency_key, request, status, location, etag, content_type, body)
                    select company_id, route, 'key-2', request, status, location, etag, content_type, body
                    from idempotent_request
                    where company_id = '%s'""".formatted(books.companyId()));
            var second = executor.submit(
                    () -> books.post(ENTRIES, books.entry("2026-03-10", "5300", "2100", "25.00"), "key-2"));
            await().atMost(Locks.PATIENCE).until(this::somebodyWaitsForALock);
            connection.commit();

            assertThat(second.get().is(201).body()).isEqualTo(first.body());
        }
        assertThat(books.balance("5300", "asOf=2026-12-31")).isEqualTo("25.00");
    }

    @Test
    void goesOnWithOthersWhileACommitIsHeldUp() throws Exception {
        var others = Books.open(client, companies);
        books.postEntry("2026-03-10", "5300", "2100", "1.00").is(201);
        others.postEntry("2026-03-10", "5300", "2100", "1.00").is(201);
        try (var connection = database.connectAsApp();
                var statement = connection.createStatement();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            // As somebody does who closes the period.
            statement.execute(
                    "select 1 from accounting_period where company_id = '%s' for update".formatted(books.companyId()));
            var held = executor.submit(() -> books.postEntry("2026-03-10", "5300", "2100", "2.00"));
            await().atMost(Locks.PATIENCE).until(this::somebodyWaitsForALock);

            others.postEntry("2026-03-10", "5300", "2100", "2.00").is(201);

            assertThat(held.isDone()).isFalse();
            connection.rollback();
            held.get().is(201);
        }
    }

    @Test
    void commitsAGroupWholeOrNotAtAll() {
        var others = Books.open(client, companies, "JPY", "Asia/Tokyo", 4);
        var group = List.of(
                posting(books, "key-1", "5300", Money.ofMinor(2500, "EUR")),
                posting(books, "key-2", "9999", Money.ofMinor(2500, "EUR")),
                posting(others, "key-1", "5300", Money.ofMinor(7, "JPY")));

        // The connection dies when all is written and nothing is committed.
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    assertThat(postings.post(group).get(0)).isInstanceOf(SharedOutcome.Answered.class);
                    jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                            .query((row, number) -> row)
                            .list();
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(books.get(ENTRIES).is(200).body().path("items")).isEmpty();
        assertThat(others.get(ENTRIES).is(200).body().path("items")).isEmpty();

        // Sent again with the same keys, each has its effect, and only once however often.
        for (boolean replayed : List.of(false, true)) {
            var outcomes = postings.post(group);
            assertThat(outcomes.get(0))
                    .isInstanceOfSatisfying(SharedOutcome.Answered.class, answered -> assertThat(answered.replayed())
                            .isEqualTo(replayed));
            assertThat(outcomes.get(1)).isInstanceOfSatisfying(SharedOutcome.Refused.class, refused -> assertThat(
                            refused.refusal().code())
                    .isEqualTo("account-unknown"));
            assertThat(outcomes.get(2))
                    .isInstanceOfSatisfying(SharedOutcome.Answered.class, answered -> assertThat(answered.replayed())
                            .isEqualTo(replayed));
        }
        assertThat(books.balance("5300", "asOf=2026-12-31")).isEqualTo("25.00");
        assertThat(others.balance("5300", "asOf=2026-03-31")).isEqualTo("7");
    }

    private static SharedPosting posting(Books books, String key, String debit, Money amount) {
        return new SharedPosting(
                new RequestKey(books.companyId(), "POST " + ENTRIES, key),
                "{}",
                new EntryDraft(
                        EntryId.next(),
                        books.companyId(),
                        LocalDate.of(2026, 3, 10),
                        LocalDate.of(2026, 3, 10),
                        EntrySource.MANUAL,
                        null,
                        "Test",
                        books.companyId(),
                        List.of(
                                LineDraft.debit(new AccountCode(debit), amount),
                                LineDraft.credit(new AccountCode("2100"), amount))));
    }

    @Test
    void goesOnAfterAnErrorInTheSharedWrite() {
        var failing = new SharedPostingService(journal, idempotency) {
            @Override
            List<SharedOutcome> post(List<SharedPosting> postings) {
                throw new StackOverflowError("of a test");
            }
        };
        var job = new SharedCommitJob(
                failing,
                new JournalProperties(64, 10, 1, Duration.ZERO, Duration.ofSeconds(5)),
                new SimpleMeterRegistry());
        var posting = new SharedPosting(
                new RequestKey(books.companyId(), "POST " + ENTRIES, "key-1"),
                "{}",
                new EntryDraft(
                        EntryId.next(),
                        books.companyId(),
                        LocalDate.of(2026, 3, 10),
                        LocalDate.of(2026, 3, 10),
                        EntrySource.MANUAL,
                        null,
                        "Test",
                        null,
                        List.of()));
        job.start();
        try {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> job.post(posting)).hasRootCauseInstanceOf(StackOverflowError.class);
            }
        } finally {
            job.stop();
        }
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private static List<Books.Answer> together(int callers, IntFunction<Books.Answer> call) throws Exception {
        var tasks = new ArrayList<Callable<Books.Answer>>();
        for (int caller = 0; caller < callers; caller++) {
            int number = caller;
            tasks.add(() -> call.apply(number));
        }
        var answers = new ArrayList<Books.Answer>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : executor.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
