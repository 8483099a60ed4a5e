package io.tieout.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.JournalBlockSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import io.tieout.platformtest.TestTokens;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class SealIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final RestTestClient client;
    private final CompanyService companies;
    private final EventProbe events;
    private final TestDatabase database;
    private final JdbcClient jdbc;
    private final JournalSequenceCheck check;
    private final Books books;

    SealIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired EventProbe events,
            @Autowired TestDatabase database,
            @Autowired JdbcClient jdbc,
            @Autowired JournalSequenceCheck check) {
        this.client = client;
        this.companies = companies;
        this.events = events;
        this.database = database;
        this.jdbc = jdbc;
        this.check = check;
        this.books = Books.open(client, companies);
    }

    @Test
    void publishesEveryEntryOnceInGaplessOrder() throws Exception {
        var tasks = new ArrayList<Callable<UUID>>();
        for (int poster = 0; poster < 20; poster++) {
            tasks.add(() -> books.postEntry("2026-03-10", "5300", "2100", "1.00")
                    .is(201)
                    .id());
        }
        var posted = new ArrayList<UUID>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var id : executor.invokeAll(tasks)) {
                posted.add(id.get());
            }
        }

        var sealed = awaitEntries(20);

        assertThat(sealed).extracting(JournalBlockSealed.Entry::entryId).containsExactlyInAnyOrderElementsOf(posted);
        assertThat(sealed)
                .extracting(JournalBlockSealed.Entry::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
        var blocks = events.published(LedgerEvents.JOURNAL_BLOCK_SEALED, books.companyId());
        for (int index = 0; index < blocks.size(); index++) {
            assertThat(blocks.get(index).aggregateVersion()).isEqualTo(index + 1L);
            assertThat(blocks.get(index).payload().blockNumber()).isEqualTo(index + 1L);
        }
        // Of this company: another test may have left entries that the sealer has not come to yet.
        assertThat(check.violations(books.companyId())).isEmpty();
        var published = Objects.requireNonNull(blocks.getLast().payload().checkpoint());
        var listed = books.get("/api/v1/journal-seal?limit=200").is(200).body();
        assertThat(listed.at("/items/" + (blocks.size() - 1) + "/signature").asString())
                .isEqualTo(published.signature());
        assertThat(listed.at("/keys/0/publicKey").asString()).isEqualTo(published.publicKey());
        assertThat(listed.at("/items/0/previous").asString()).isEqualTo("0".repeat(64));
    }

    @Test
    void tellsWhatALineIsInAnotherCurrency() {
        var inDollars = books.line("5300", "DEBIT", "90.00")
                .replace("\"side\"", "\"foreignAmount\":{\"amount\":\"100.00\",\"currency\":\"USD\"},\"side\"");
        books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"2026-03-10","text":"Test","lines":[%s,%s]}""".formatted(inDollars, books.line("2100", "CREDIT", "90.00")))
                .is(201);

        assertThat(awaitEntries(1).getFirst().lines())
                .containsExactly(
                        new JournalBlockSealed.Line(
                                "5300", "DEBIT", Money.parse("90.00", "EUR"), Money.parse("100.00", "USD")),
                        new JournalBlockSealed.Line("2100", "CREDIT", Money.parse("90.00", "EUR")));
    }

    @Test
    void tellsWhichAccountsHaveWhichRoles() {
        var indonesian = Books.open(client, companies);
        indonesian.post("/api/v1/chart-templates/indonesia-emkm/install", "{}").is(200);
        // Neither account of the entry has a role: the roles of the chart are told all the same.
        indonesian.postEntry("2026-03-10", "61300", "21600", "1.00").is(201);
        books.postEntry("2026-03-10", "5300", "2100", "1.00").is(201);
        awaitEntries(indonesian.companyId(), 1);
        awaitEntries(1);

        assertThat(accountRoles(indonesian.companyId()))
                .contains("RECEIVABLE 12100", "REVENUE 41100")
                .doesNotHaveDuplicates();
        assertThat(accountRoles(books.companyId()))
                .contains("RECEIVABLE 1200", "REVENUE 4100")
                .doesNotHaveDuplicates();
    }

    private List<String> accountRoles(UUID companyId) {
        var block =
                events.published(LedgerEvents.JOURNAL_BLOCK_SEALED, companyId).getFirst();
        return Objects.requireNonNull(block.payload().accountRoles()).stream()
                .map(account -> account.role() + " " + account.accountCode())
                .toList();
    }

    @Test
    void provesThatAnEntryIsInTheJournal() {
        var ids = new ArrayList<UUID>();
        for (int count = 0; count < 5; count++) {
            ids.add(books.postEntry("2026-03-10", "5300", "2100", "1.00")
                    .is(201)
                    .id());
        }
        awaitEntries(5);

        for (var id : ids) {
            var proof = books.get("/api/v1/journal-entries/" + id + "/proof")
                    .is(200)
                    .body();
            assertThat(proof.path("holds").asBoolean()).as(proof.toString()).isTrue();
            assertThat(proof.at("/entry/entryId").asString()).isEqualTo(id.toString());
            assertThat(proof.at("/entry/lines/0/amountMinor").asString()).isEqualTo("100");
        }
        var others = Books.open(client, companies);
        others.get("/api/v1/journal-entries/" + ids.getFirst() + "/proof").refused(404, "entry-not-found");
    }

    @Test
    void hasNoProofOfAnEntryBeforeItIsSealed() throws SQLException {
        try (var connection = database.connectAsApp();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // A transaction that is still running holds the sealer back.
            statement.execute("select pg_current_xact_id()");
            var id = books.postEntry("2026-03-10", "5300", "2100", "1.00")
                    .is(201)
                    .id();
            books.get("/api/v1/journal-entries/" + id + "/proof").refused(409, "entry-not-sealed");
            connection.rollback();
        }
        awaitEntries(1);
    }

    @Test
    void showsTheSealToAccountantAndAuditorOnly() {
        books.get("/api/v1/journal-seal?cursor=wrong").refused(400, "invalid-cursor");
        for (var role : new Role[] {Role.SALES_MANAGER, Role.SUPPORT, Role.ADMIN}) {
            var token = TestTokens.bearer(books.companyId(), role);
            for (var path :
                    List.of("/api/v1/journal-seal", "/api/v1/journal-entries/" + books.companyId() + "/proof")) {
                books.send(HttpMethod.GET, path, null, null, token).refused(403, "access-denied");
            }
        }
        books.send(
                        HttpMethod.GET,
                        "/api/v1/journal-seal",
                        null,
                        null,
                        TestTokens.bearer(books.companyId(), Role.AUDITOR))
                .is(200);
    }

    @Test
    void doesNotSkipEntryWhoseTransactionCommitsLate() throws SQLException {
        var late = UUID.randomUUID();
        try (var connection = database.connectAsApp();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    with written as (
                        insert into journal_entry (company_id, entry_id, effective_date, document_date, source, entry_text, line_count)
                        values ('%1$s', '%2$s', '2026-03-10', '2026-03-10', 'MANUAL', 'Late', 2)
                    )
                    insert into journal_line (company_id, entry_id, line_number, account_code, side, amount_minor, currency,
                        effective_date, recorded_at)
                    values ('%1$s', '%2$s', 1, '5300', 'DEBIT', 700, 'EUR', '2026-03-10', recorded_now()),
                        ('%1$s', '%2$s', 2, '2100', 'CREDIT', 700, 'EUR', '2026-03-10', recorded_now())""".formatted(books.companyId(), late));
            statement.execute("""
                    with days as (
                        insert into account_day_balance
                        select '%s', code, '2026-03-10', date_trunc('month', recorded_now() at time zone 'UTC'), 'EUR',
                            debit, credit
                        from (values ('5300', 700, 0), ('2100', 0, 700)) as line (code, debit, credit)
                        returning company_id, account_code, recorded_month, currency, debit_minor, credit_minor
                    )
                    insert into account_balance
                    select company_id, account_code, '2026-03-01', recorded_month, currency, debit_minor, credit_minor
                    from days""".formatted(books.companyId()));
            // Began later, ends earlier.
            var early = books.post("/api/v1/journal-entries", books.entry("2026-03-10", "5400", "1110", "1.00"));
            early.is(201);
            var seal = jdbc.sql("select count(*) from journal_sequence where company_id = :company")
                    .param("company", books.companyId());
            await().during(Duration.ofMillis(1_500))
                    .atMost(LIMIT)
                    .until(() -> seal.query(Long.class).single() == 0);
            connection.commit();
        }

        assertThat(awaitEntries(2))
                .extracting(JournalBlockSealed.Entry::entryId)
                .contains(late);
        assertThat(check.violations(books.companyId())).isEmpty();
    }

    @Test
    void splitsBlocksThatWouldBeTooLargeForTheBroker() {
        var lines = new ArrayList<String>();
        for (int pair = 0; pair < 500; pair++) {
            lines.add(books.line("5300", "DEBIT", "1.00"));
            lines.add(books.line("2100", "CREDIT", "1.00"));
        }
        var entry = "{\"effectiveDate\":\"2026-03-31\",\"text\":\"Large\",\"lines\":[" + String.join(",", lines) + "]}";
        books.post(
                        "/api/v1/journal-entry-batches",
                        "{\"atomic\":true,\"entries\":["
                                + String.join(
                                        ",",
                                        List.of(entry, entry, entry, entry, entry, entry, entry, entry, entry, entry))
                                + "]}")
                .is(200);

        assertThat(awaitEntries(10)).hasSize(10);
        assertThat(events.published(LedgerEvents.JOURNAL_BLOCK_SEALED, books.companyId()))
                .hasSizeGreaterThan(1);
    }

    @Test
    void sealsOtherCompaniesWhenTheBlockOfOneCannotBeWritten() {
        var others = Books.open(client, companies);
        jdbc.sql("""
                        insert into outbox (id, slot, topic, type, company_id, aggregate_id, aggregate_version, dispatched_at)
                        values (:company, 0, :topic, :type, :company, :company, 1, recorded_now())""")
                .param("company", books.companyId())
                .param("topic", LedgerEvents.JOURNAL_BLOCK_SEALED.topic())
                .param("type", LedgerEvents.JOURNAL_BLOCK_SEALED.type())
                .update();
        try {
            books.postEntry("2026-03-10", "5300", "2100", "1.00").is(201);
            others.postEntry("2026-03-10", "5300", "2100", "1.00").is(201);

            assertThat(awaitEntries(others.companyId(), 1)).hasSize(1);
        } finally {
            jdbc.sql("delete from outbox where id = :company")
                    .param("company", books.companyId())
                    .update();
        }
        assertThat(awaitEntries(1)).hasSize(1);
    }

    @Test
    void tellsWhichSupplierIsOwedAndPaid() {
        var supplier = Ids.next();
        books.post("/api/v1/purchase-entries", """
                        {"effectiveDate":"2026-03-10","documentDate":"2026-03-08","text":"Paper","payableAccount":"2100",
                         "supplierId":"%s","documentNumber":"R-4711",
                         "lines":[{"account":"5300","amount":{"amount":"80.00","currency":"EUR"}}]}""".formatted(supplier)).is(201);
        var payment = books.line("2100", "DEBIT", "80.00")
                .replace("\"side\"", "\"dimensions\":{\"supplierId\":\"%s\"},\"side\"".formatted(supplier));
        var note = books.line("5300", "CREDIT", "80.00")
                .replace("\"side\"", "\"dimensions\":{\"supplierId\":\"unknown\"},\"side\"");
        books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"2026-03-20","text":"Paid","lines":[%s,%s]}""".formatted(payment, note)).is(201);

        var entries = awaitEntries(2);

        assertThat(entries.getFirst().lines())
                .extracting(JournalBlockSealed.Line::side, JournalBlockSealed.Line::supplier)
                .containsExactly(
                        tuple("DEBIT", null),
                        tuple("CREDIT", new JournalBlockSealed.Supplier(supplier, "R-4711", LocalDate.of(2026, 3, 8))));
        assertThat(entries.getLast().lines())
                .extracting(JournalBlockSealed.Line::supplier)
                .containsExactly(new JournalBlockSealed.Supplier(supplier, null, LocalDate.of(2026, 3, 20)), null);
    }

    private List<JournalBlockSealed.Entry> awaitEntries(int count) {
        return awaitEntries(books.companyId(), count);
    }

    private List<JournalBlockSealed.Entry> awaitEntries(UUID companyId, int count) {
        return await().atMost(LIMIT)
                .until(
                        () -> events.published(LedgerEvents.JOURNAL_BLOCK_SEALED, companyId).stream()
                                .flatMap(event -> event.payload().entries().stream())
                                .toList(),
                        entries -> entries.size() >= count);
    }
}
