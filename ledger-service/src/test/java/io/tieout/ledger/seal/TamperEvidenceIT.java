package io.tieout.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.check.InvariantCheck.Violation;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import io.tieout.platformtest.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

/// An intruder with all rights on the database. It has a database of its own, since what is done here shows in checks.
@ServiceTest
class TamperEvidenceIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path LOG = temporaryFile();

    private final TestDatabase database;
    private final JdbcClient jdbc;
    private final JournalSealCheck check;
    private final List<InvariantCheck> checks;
    private final SealQueries queries;
    private final SealedEntryQueries entries;
    private final SealKeys keys;
    private final JsonMapper json;
    private final RestTestClient client;
    private final Books books;

    TamperEvidenceIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired TestDatabase database,
            @Autowired JdbcClient jdbc,
            @Autowired JournalSealCheck check,
            @Autowired List<InvariantCheck> checks,
            @Autowired SealQueries queries,
            @Autowired SealedEntryQueries entries,
            @Autowired SealKeys keys,
            @Autowired JsonMapper json) {
        this.client = client;
        this.database = database;
        this.jdbc = jdbc;
        this.check = check;
        this.checks = checks;
        this.queries = queries;
        this.entries = entries;
        this.keys = keys;
        this.json = json;
        this.books = Books.open(client, companies);
    }

    @DynamicPropertySource
    static void log(DynamicPropertyRegistry registry) {
        registry.add("ledger.seal.log", LOG::toString);
    }

    @Test
    void namesTheEntryThatGotACentMore() throws SQLException {
        post(1_000);
        asSuperuser(line(500, "amount_minor = amount_minor + 1"));

        assertThat(found()).first().satisfies(violation -> {
            assertThat(violation.subject()).isEqualTo(books.companyId() + " entry 500");
            assertThat(violation.detail()).contains(entry(500).toString(), "was changed after it was sealed");
        });
        assertThat(found()).hasSize(1);
        var operator = TestTokens.bearer(books.companyId(), Role.OPERATOR);
        assertThat(books.send(HttpMethod.GET, "/internal/checks", null, null, operator)
                        .is(200)
                        .body()
                        .toString())
                .contains(books.companyId() + " entry 500");
        var proof =
                books.get("/api/v1/journal-entries/" + entry(500) + "/proof").is(200);
        assertThat(proof.body().path("holds").asBoolean()).isFalse();
    }

    @Test
    void findsChangedDatesTextsAccountsMarksAndSwappedEntries() throws SQLException {
        post(7);
        var changes = List.of(
                "update journal_entry set effective_date = effective_date - 1 where entry_id = '" + entry(1) + "'",
                "update journal_entry set entry_text = 'Other' where entry_id = '" + entry(2) + "'",
                "update journal_line set account_code = '5400' where line_number = 1 and entry_id = '" + entry(3) + "'",
                line(4, "effective_date = effective_date - 400"),
                "update journal_entry set adjusting = true where entry_id = '" + entry(7) + "'",
                "create temp table swapped as select * from journal_sequence where sequence_number in (5, 6)"
                        + " and company_id = '" + books.companyId() + "'",
                "delete from journal_sequence where sequence_number in (5, 6) and company_id = '" + books.companyId()
                        + "'",
                """
                        insert into journal_sequence (company_id, sequence_number, entry_id, block_number, leaf_hash)
                        select company_id, 11 - sequence_number, entry_id, block_number, leaf_hash from swapped""");
        asSuperuser(changes.toArray(String[]::new));

        assertThat(found())
                .extracting(violation -> violation.subject().split(" ", 2)[1])
                .containsExactly("entry 1", "entry 2", "entry 3", "entry 4", "entry 5", "entry 6", "entry 7");
    }

    @Test
    void findsThatTheLastSealedEntryWasDeleted() throws SQLException {
        post(1_000);
        var last = entry(1_000);
        asSuperuser(
                "delete from journal_line where entry_id = '" + last + "'",
                "delete from journal_entry where entry_id = '" + last + "'");
        assertThat(found())
                .containsExactly(new Violation(
                        books.companyId() + " entry 1000", "(" + last + ") was deleted after it was sealed"));

        asSuperuser("delete from journal_sequence where entry_id = '" + last + "'");
        assertThat(found())
                .containsExactly(new Violation(
                        books.companyId() + " entry 1000", "is missing, and so is its place in the sequence"));
    }

    @Test
    void findsDeletionBeforeTheSealByTheStoredBalances() throws SQLException {
        post(3);
        try (var running = database.connectAsApp();
                var statement = running.createStatement()) {
            running.setAutoCommit(false);
            // A transaction that is still running holds the sealer back.
            statement.execute("select pg_current_xact_id()");
            var id = books.postEntry("2026-03-10", "5100", "2100", "7.00")
                    .is(201)
                    .id();
            asSuperuser(
                    "delete from journal_line where entry_id = '" + id + "'",
                    "delete from journal_entry where entry_id = '" + id + "'");
            running.rollback();
        }

        assertThat(found()).isEmpty();
        var balances = checks.stream()
                .filter(found -> found.invariant().equals("I2"))
                .flatMap(found -> found.violations().stream());
        assertThat(balances)
                .anySatisfy(violation -> assertThat(violation.subject()).startsWith("5100 2026-03"));
    }

    @Test
    void findsRehashedChainByItsSignatures() throws SQLException {
        post(10);
        var other = SealKey.parse("MC4CAQAwBQYDK2VwBCIEIDMhXXuTBOymI1OTZ/eQjOdJwzQcYvX/QkwRGEnTdTmA");
        asSuperuser(line(5, "amount_minor = amount_minor + 1"));
        rewrite(other);

        assertThat(withoutLog()).isNotEmpty().allSatisfy(violation -> assertThat(violation.detail())
                .contains("is signed with key " + other.id() + ", which is not trusted"));
    }

    @Test
    void findsChainThatWasSignedAgainByTheCheckpointsOutsideOnly() throws SQLException {
        post(1_000);
        awaitLogged();
        asSuperuser(line(500, "amount_minor = amount_minor + 1"));
        rewrite(keys.signing());

        assertThat(withoutLog())
                .as("with the key, the database alone looks right")
                .isEmpty();
        assertThat(found()).isNotEmpty().allSatisfy(violation -> assertThat(violation.detail())
                .contains("is not the one whose checkpoint lies outside the database"));
    }

    @Test
    void findsLastBlocksThatAreGoneByTheCheckpointsOutsideOnly() throws SQLException {
        post(10);
        awaitLogged();
        var company = " where company_id = '" + books.companyId() + "'";
        asSuperuser(
                "delete from journal_checkpoint" + company,
                "delete from journal_sequence" + company,
                "delete from journal_block" + company,
                "delete from journal_line" + company,
                "delete from journal_entry" + company);

        assertThat(withoutLog()).isEmpty();
        assertThat(found()).isNotEmpty().allSatisfy(violation -> assertThat(violation.detail())
                .contains("is gone: its checkpoint lies outside"));
    }

    @Test
    void isNotBrokenByBackDatedAndReversedEntries() {
        var first =
                books.postEntry("2026-03-10", "5300", "2100", "1.00").is(201).id();
        awaitSealed(1);
        books.postEntry("2026-01-05", "5300", "2100", "2.00").is(201);
        var reversal = UUID.fromString(books.reverse(first, "2026-04-01")
                .is(201)
                .body()
                .path("entryId")
                .asString());
        books.reverse(reversal, "2026-05-01").is(201);
        awaitSealed(4);

        assertThat(found()).isEmpty();
    }

    @Test
    void signsBlocksFromBeforeTheSeal() throws SQLException {
        post(5);
        asSuperuser(
                "delete from journal_checkpoint where company_id = '" + books.companyId() + "'",
                "update journal_sequence set leaf_hash = null where company_id = '" + books.companyId() + "'");

        await().atMost(LIMIT).until(() -> queries.blocksAfter(books.companyId(), 0, 100).stream()
                .allMatch(block -> block.checkpoint() != null));
        assertThat(withoutLog()).isEmpty();
        asSuperuser(line(3, "amount_minor = amount_minor + 1"));
        assertThat(withoutLog()).isNotEmpty().allSatisfy(violation -> assertThat(violation.detail())
                .contains("do not lead to the signed root"));
    }

    @Test
    void exportsTheSealedJournalWhole() {
        post(3);
        var lines = export().lines().map(json::readTree).toList();

        assertThat(lines.getFirst().path("format").asString()).isEqualTo(SealExportService.FORMAT);
        assertThat(lines.get(1).at("/checkpoint/blockNumber").asLong()).isEqualTo(1);
        assertThat(lines.stream().filter(line -> line.has("entry")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.path("leaf").asString()).hasSize(64));
        assertThat(lines.getLast().at("/end/entries").asString()).isEqualTo("3");
        books.get("/api/v1/journal-export?format=sealed&from=2026-01-01")
                .refused(400, "sealed-export-is-whole")
                .at("from");
    }

    private String export() {
        var body = client.get()
                .uri("/api/v1/journal-export?format=sealed")
                .header("Authorization", TestTokens.bearer(books.companyId(), Role.AUDITOR))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(body);
    }

    private List<Violation> found() {
        return check.violations(books.companyId());
    }

    private List<Violation> withoutLog() {
        var properties = new SealProperties(Duration.ofSeconds(1), 1_000, "", "", List.of(), "");
        return new JournalSealCheck(queries, entries, keys, new CheckpointLogRepository(properties, keys, json))
                .violations(books.companyId());
    }

    private void post(int count) {
        for (int posted = 0; posted < count; posted += 500) {
            var batch = IntStream.range(posted, Math.min(count, posted + 500))
                    .mapToObj(number -> books.entry("2026-03-10", "5300", "2100", "1.00"))
                    .collect(Collectors.joining(","));
            books.post("/api/v1/journal-entry-batches", "{\"atomic\":true,\"entries\":[" + batch + "]}")
                    .is(200);
        }
        awaitSealed(count);
        assertThat(withoutLog()).isEmpty();
    }

    private void awaitSealed(int count) {
        var sealed = jdbc.sql("select count(*) from journal_sequence where company_id = :company")
                .param("company", books.companyId());
        await().atMost(LIMIT).until(() -> sealed.query(Long.class).single() == count);
    }

    private void awaitLogged() {
        var logged = jdbc.sql("""
                        select count(*) from checkpoint_log_position
                        where company_id = :company and block_number =
                            (select max(block_number) from journal_block where company_id = :company)""").param("company", books.companyId());
        await().atMost(LIMIT).until(() -> logged.query(Long.class).single() == 1);
    }

    private UUID entry(long sequence) {
        return queries.places(books.companyId(), sequence, sequence).getFirst().entryId();
    }

    private String line(long sequence, String change) {
        return "update journal_line set " + change + " where line_number = 1 and entry_id = '" + entry(sequence) + "'";
    }

    /// Hashes and chains everything again, as it is now, and signs it.
    private void rewrite(SealKey key) throws SQLException {
        var changes = new ArrayList<String>();
        var previous = Hash.NONE;
        for (var block : queries.blocksAfter(books.companyId(), 0, 1_000)) {
            var places = queries.places(books.companyId(), block.firstSequence(), block.lastSequence());
            var found = entries.find(
                    books.companyId(), places.stream().map(Place::entryId).toList());
            var sealed = new SealedBlock(
                    books.companyId(),
                    block.number(),
                    block.firstSequence(),
                    places.stream()
                            .map(place -> Objects.requireNonNull(found.get(place.entryId())))
                            .toList());
            var leaves = sealed.leaves();
            var checkpoint = Checkpoint.of(block, MerkleTree.root(leaves), previous, key);
            previous = checkpoint.hash();
            for (int index = 0; index < leaves.size(); index++) {
                changes.add(
                        "update journal_sequence set leaf_hash = '\\x%s' where company_id = '%s' and sequence_number = %s"
                                .formatted(leaves.get(index).hex(), books.companyId(), block.firstSequence() + index));
            }
            changes.add("""
                    update journal_checkpoint set root_hash = '\\x%s', previous_hash = '\\x%s', key_id = '%s', signature = '\\x%s'
                    where company_id = '%s' and block_number = %s""".formatted(
                            checkpoint.root().hex(),
                            checkpoint.previous().hex(),
                            checkpoint.keyId(),
                            checkpoint.signature(),
                            books.companyId(),
                            block.number()));
        }
        asSuperuser(changes.toArray(String[]::new));
    }

    private void asSuperuser(String... changes) throws SQLException {
        try (var connection = database.connectAsSuperuser()) {
            // Neither triggers nor foreign keys stop a superuser.
            execute(connection, "set session_replication_role = replica");
            for (var change : changes) {
                execute(connection, change);
            }
        }
    }

    // The statements are this test's own.
    @SuppressWarnings("SqlSourceToSinkFlow")
    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("checkpoints", ".jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
