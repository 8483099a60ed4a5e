package io.tieout.ledger.monthend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import io.tieout.platformtest.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class MonthEndIT {

    private static final String SETS = "/api/v1/month-end-sets";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Books books;
    private final Books others;
    private final EventProbe probe;
    private final MonthEndJob job;
    private final TestDatabase database;
    private final JdbcClient jdbc;
    private final List<InvariantCheck> checks;

    MonthEndIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired EventProbe probe,
            @Autowired MonthEndJob job,
            @Autowired TestDatabase database,
            @Autowired JdbcClient jdbc,
            @Autowired List<InvariantCheck> checks) {
        this.books = Books.open(client, companies);
        this.others = Books.open(client, companies);
        this.probe = probe;
        this.job = job;
        this.database = database;
        this.jdbc = jdbc;
        this.checks = checks;
    }

    @BeforeEach
    void postsAMonth() {
        books.postEntry("2026-02-10", "1110", "3100", "1000.00").is(201);
        books.postEntry("2026-03-02", "1110", "4100", "500.00").is(201);
        books.postEntry("2026-03-03", "5300", "1110", "120.00").is(201);
    }

    @Test
    void holdsAllReportsOfAMonthAsTheyAreAskedForOneByOne() throws IOException, NoSuchAlgorithmException {
        var set = done(request("{\"period\":\"2026-03\"}"));
        var knownAt = set.text("/knownAt");
        var archive = content(set);
        var files = unzipped(archive);

        assertThat(files.keySet())
                .containsExactly(
                        "ageing.json",
                        "ageing.csv",
                        "ageing.pdf",
                        "balance-sheet.json",
                        "balance-sheet.csv",
                        "balance-sheet.pdf",
                        "cash-flow.json",
                        "cash-flow.csv",
                        "cash-flow.pdf",
                        "cash-flow-direct.json",
                        "cash-flow-direct.csv",
                        "cash-flow-direct.pdf",
                        "general-ledger.json",
                        "general-ledger.csv",
                        "journal.json",
                        "journal.csv",
                        "payables-ageing.json",
                        "payables-ageing.csv",
                        "payables-ageing.pdf",
                        "profit-and-loss.json",
                        "profit-and-loss.csv",
                        "profit-and-loss.pdf",
                        "profit-and-loss-year.json",
                        "profit-and-loss-year.csv",
                        "profit-and-loss-year.pdf",
                        "tax.json",
                        "tax.csv",
                        "tax.pdf",
                        "trial-balance-adjusted.json",
                        "trial-balance-adjusted.csv",
                        "trial-balance-adjusted.pdf",
                        "trial-balance-post-closing.json",
                        "trial-balance-post-closing.csv",
                        "trial-balance-post-closing.pdf",
                        "trial-balance-unadjusted.json",
                        "trial-balance-unadjusted.csv",
                        "trial-balance-unadjusted.pdf",
                        "manifest.json");
        assertThat(set.text("/sha256")).isEqualTo(sha256(archive));
        for (var file : set.body().path("files")) {
            assertThat(sha256(Objects.requireNonNull(files.get(file.path("name").asString()))))
                    .isEqualTo(file.path("sha256").asString());
        }
        same(files, "trial-balance-adjusted.json", "trial-balance?asOf=2026-03-31&knownAt=" + knownAt);
        same(files, "profit-and-loss.json", "profit-and-loss?from=2026-03-01&to=2026-03-31&knownAt=" + knownAt);
        same(files, "cash-flow.json", "cash-flow?from=2026-03-01&to=2026-03-31&knownAt=" + knownAt);
        same(files, "ageing.json", "ageing?asOf=2026-03-31&knownAt=" + knownAt);
        same(files, "payables-ageing.json", "payables-ageing?asOf=2026-03-31&knownAt=" + knownAt);
        same(files, "tax.json", "tax?from=2026-03-01&to=2026-03-31&knownAt=" + knownAt);
        assertThat(text(files, "general-ledger.csv").lines())
                .hasSize(13)
                .contains(
                        "1110,Cash on hand,2026-03-01,,Opening balance,,,,,,1000.00,EUR",
                        "1110,Cash on hand,2026-03-31,,Closing balance,,,,,,1380.00,EUR",
                        "4100,Sales,2026-03-31,,Closing balance,,,,,,-500.00,EUR");
        assertThat(JSON.readTree(text(files, "journal.json"))).hasSize(4);
        assertThat(JSON.readTree(text(files, "general-ledger.json"))).hasSize(12);
        Checks.hold(checks, books.companyId());
    }

    @Test
    void comesOutEqualByteForByteWhateverHappensAfterwards() throws IOException {
        var first = done(request("{\"period\":\"2026-03\"}"));
        books.postEntry("2026-03-04", "5300", "1110", "77.00").is(201);
        books.postEntry("2026-02-11", "1110", "4100", "3.00").is(201);

        var second = done(request("{\"period\":\"2026-03\",\"knownAt\":\"" + first.text("/knownAt") + "\"}"));
        var third = done(request("{\"period\":\"2026-03\"}"));

        assertThat(content(second)).isEqualTo(content(first));
        assertThat(second.text("/sha256")).isEqualTo(first.text("/sha256"));
        assertThat(third.text("/sha256")).isNotEqualTo(first.text("/sha256"));
        var listed = books.get(SETS + "?limit=2").is(200);
        assertThat(listed.text("/items/0/id")).isEqualTo(third.text("/id"));
        assertThat(books.get(SETS + "?limit=2&cursor=" + listed.text("/next"))
                        .is(200)
                        .text("/items/0/id"))
                .isEqualTo(first.text("/id"));
    }

    @Test
    void leavesOutOnlyThePaperThatCannotBePrinted() throws IOException {
        var customer = Ids.next();
        probe.tell(
                CustomerEvents.CUSTOMER_STATE,
                books.companyId(),
                customer,
                1,
                new CustomerState(
                        customer,
                        "C-000001",
                        "شركة الفجر",
                        List.of(),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        30,
                        "ACTIVE",
                        null));
        books.post("/api/v1/invoices", """
                        {"customerId":"%s","invoiceDate":"2026-03-31","paymentTermDays":30,
                         "lines":[{"description":"Work","unitPrice":100,"taxRatePercent":0}]}""".formatted(customer)).is(201);

        books.post(
                        "/api/v1/accounts",
                        "{\"code\":\"5998\",\"name\":\"شركة الفجر\",\"type\":\"EXPENSE\",\"parent\":\"5000\"}")
                .is(201);
        books.postEntry("2026-03-05", "5998", "1110", "1.00").is(201);

        var files = unzipped(content(done(request("{\"period\":\"2026-03\"}"))));

        assertThat(files)
                .containsKeys("ageing.pdf", "profit-and-loss.json", "profit-and-loss.csv", "balance-sheet.pdf");
        assertThat(files).doesNotContainKey("profit-and-loss.pdf");
        assertThat(text(files, "profit-and-loss.csv")).contains("شركة الفجر");
        // A set is kept: it knows customers by their ids only.
        assertThat(text(files, "ageing.csv")).contains(customer.toString()).doesNotContain("شركة", "C-000001");
        assertThat(JSON.readTree(text(files, "manifest.json"))
                        .at("/notPrinted/0")
                        .asString())
                .contains(": There is no font for U+");
    }

    /// An entry is dated when its statement begins and seen when its transaction ends: a set made in between would be
    /// another one the next time.
    @Test
    void waitsForWhoeverMayStillAddToIt() throws SQLException {
        Books.Answer set;
        try (var connection = database.connectAsSuperuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            set = request("{\"period\":\"2026-03\"}");
            job.run();
            job.run();
            assertThat(books.get(SETS + "/" + set.text("/id")).text("/status")).isIn("REQUESTED", "SETTLING");
            connection.rollback();
        }
        done(set);
    }

    @Test
    void refusesWhatCannotBeRepeatedOrSeen() {
        books.post(SETS, "{\"period\":\"2026-03\",\"knownAt\":\"2199-01-01\"}")
                .refused(422, "known-at-in-future")
                .at("/knownAt");
        books.post(SETS, "{\"period\":\"2026-03\",\"knownAt\":\"soon\"}")
                .refused(400, "invalid-known-at")
                .at("/knownAt");
        books.post(SETS, "{\"period\":\"March\"}").refused(400, "invalid-field").at("/period");
        books.post(SETS, "{}").refused(400, "invalid-field").at("/period");
        books.post(SETS, "{\"period\":\"1492-10\"}")
                .refused(422, "date-out-of-range")
                .at("/period");
        books.get(SETS + "/" + Ids.next()).refused(404, "month-end-set-not-found");
        var failed = Ids.next();
        jdbc.sql("""
                        insert into month_end_set (company_id, month_end_set_id, period_month, known_at, known_before,
                            status, requested_by, failure)
                        values (:company, :id, '2026-03-01', '2026-03-31', '2026-04-01', 'FAILED', :id, 'Broken')""").param("company", books.companyId()).param("id", failed).update();
        books.get(SETS + "/" + failed + "/content").refused(409, "month-end-set-not-done");
        assertThat(books.get(SETS + "/" + failed).text("/failure")).isEqualTo("Broken");
        others.get(SETS + "/" + failed).refused(404, "month-end-set-not-found");
        var auditor = TestTokens.bearer(books.companyId(), Role.AUDITOR);
        books.send(HttpMethod.GET, SETS, null, null, auditor).is(200);
        books.send(HttpMethod.POST, SETS, "{\"period\":\"2026-03\"}", null, auditor)
                .refused(403, "access-denied");
    }

    private Books.Answer request(String body) {
        var answer = books.post(SETS, body).is(202);
        assertThat(answer.location()).endsWith(SETS + "/" + answer.text("/id"));
        return answer;
    }

    private Books.Answer done(Books.Answer requested) {
        var path = SETS + "/" + requested.text("/id");
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            job.run();
            return List.of("DONE", "FAILED").contains(books.get(path).text("/status"));
        });
        var set = books.get(path).is(200);
        assertThat(set.text("/status")).as(set.body().toString()).isEqualTo("DONE");
        return set;
    }

    private byte[] content(Books.Answer set) {
        return Objects.requireNonNull(books.file(set.text("/content")).getResponseBody());
    }

    private void same(SequencedMap<String, byte[]> files, String name, String report) {
        assertThat(JSON.readTree(text(files, name)))
                .isEqualTo(books.get("/api/v1/reports/" + report).is(200).body());
    }

    private static String text(SequencedMap<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
    }

    private static SequencedMap<String, byte[]> unzipped(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
