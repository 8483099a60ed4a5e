package io.tieout.ledger.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import io.tieout.platformtest.TestTokens;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class BalanceAssertionIT {

    private static final String PATH = "/api/v1/balance-assertions";

    private final RestTestClient client;
    private final CompanyService companies;
    private final TestDatabase database;
    private final BalanceAssertionCheck check;
    private final Books books;

    BalanceAssertionIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired TestDatabase database,
            @Autowired BalanceAssertionCheck check) {
        this.client = client;
        this.companies = companies;
        this.database = database;
        this.check = check;
        this.books = Books.open(client, companies);
    }

    @Test
    void refusesWhatWouldChangeAnAssertedBalance() {
        books.postEntry("2026-03-10", "5300", "2100", "100.00").is(201);
        var id = make("5300", "2026-03-31", "100.00").is(201).id();

        books.postEntry("2026-03-31", "5300", "2100", "0.01")
                .refused(422, "balance-asserted")
                .at("/effectiveDate");
        books.postEntry("2026-01-05", "5400", "5300", "0.01").refused(422, "balance-asserted");
        var refused = books.postEntry("2026-03-31", "5300", "2100", "0.01").body();
        assertThat(refused.path("balanceAssertionId").asString()).isEqualTo(id.toString());
        assertThat(books.balance("5300", "asOf=2026-03-31")).isEqualTo("100.00");

        books.postEntry("2026-04-01", "5300", "2100", "5.00").is(201);
        books.postEntry("2026-03-20", "5400", "2100", "5.00").is(201);
        assertThat(check.violationsOf(books.companyId()).orElseThrow()).isEmpty();
    }

    @Test
    void refusesWrongEntryOfABatchOnly() {
        make("5300", "2026-03-31", "0.00").is(201);
        var wrong = books.entry("2026-03-10", "5300", "2100", "1.00");
        var right = books.entry("2026-03-10", "5400", "2100", "1.00");

        var each = books.post(
                        "/api/v1/journal-entry-batches", "{\"atomic\":false,\"entries\":[" + right + "," + wrong + "]}")
                .is(200)
                .body();
        assertThat(each.path("posted").asInt()).isEqualTo(1);
        assertThat(each.at("/results/1/code").asString()).isEqualTo("balance-asserted");
        books.post("/api/v1/journal-entry-batches", "{\"atomic\":true,\"entries\":[" + right + "," + wrong + "]}")
                .refused(422, "batch-refused");
    }

    @Test
    void refusesReversalThatWouldChangeIt() {
        var entry =
                books.postEntry("2026-03-10", "5300", "2100", "100.00").is(201).id();
        make("5300", "2026-03-31", "100.00").is(201);

        books.reverse(entry, "2026-03-31").refused(422, "balance-asserted");
        books.reverse(entry, "2026-04-01").is(201);
    }

    @Test
    void asksForWhatIsTrue() {
        books.postEntry("2026-03-10", "5300", "2100", "100.00").is(201);

        var refused = make("5300", "2026-03-31", "100.01")
                .refused(422, "balance-differs")
                .at("/balance");
        assertThat(refused.text("/balance/amount")).isEqualTo("100.00");
        make("2100", "2026-03-31", "100.00").refused(422, "balance-differs");
        make("2100", "2026-03-31", "-100.00").is(201);
        make("5300", "2026-03-09", "0.00").is(201);
        make("5999", "2026-03-31", "0.00").refused(422, "account-unknown").at("/account");
        make("5000", "2026-03-31", "0.00").refused(422, "account-not-postable").at("/account");
        make("5300", "2200-01-01", "0.00").refused(422, "date-out-of-range").at("/date");
        books.post(PATH, body("5300", "2026-03-31", "100.00").replace("EUR", "USD"))
                .refused(422, "currency-not-supported")
                .at("/balance/currency");
        books.post(PATH, body("5300", "2026-03-31", "100.00").replace("Bank statement", " "))
                .refused(400, "invalid-field")
                .at("/reason");
    }

    @Test
    void holdsUntilItIsWithdrawnWithAReason() {
        var id = make("5300", "2026-03-31", "0.00").is(201).id();
        make("5300", "2026-03-31", "0.00").refused(409, "balance-already-asserted");
        books.postEntry("2026-03-10", "5300", "2100", "1.00").refused(422, "balance-asserted");

        var withdrawn = books.post(PATH + "/" + id + "/withdraw", "{\"reason\":\"Late bill\"}")
                .is(200);

        assertThat(withdrawn.text("/withdrawal/reason")).isEqualTo("Late bill");
        books.post(PATH + "/" + id + "/withdraw", "{\"reason\":\"Again\"}").refused(409, "balance-assertion-withdrawn");
        books.postEntry("2026-03-10", "5300", "2100", "1.00").is(201);
        make("5300", "2026-03-31", "1.00").is(201);
        var listed = books.get(PATH).is(200).body().path("items");
        assertThat(listed).hasSize(2);
        assertThat(listed.at("/0/withdrawal/by").asString()).isNotEmpty();
        books.get(PATH + "/" + id).is(200);
    }

    @Test
    void belongsToItsCompanyAndIsWrittenByAccountantsOnly() {
        var id = make("5300", "2026-03-31", "0.00").is(201).id();
        var others = Books.open(client, companies);
        others.get(PATH + "/" + id).refused(404, "balance-assertion-unknown");
        others.post(PATH + "/" + id + "/withdraw", "{\"reason\":\"Mine\"}").refused(404, "balance-assertion-unknown");
        others.postEntry("2026-03-10", "5300", "2100", "1.00").is(201);
        for (var role : new Role[] {Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER}) {
            var token = TestTokens.bearer(books.companyId(), role);
            books.send(
                            HttpMethod.POST,
                            PATH,
                            body("5400", "2026-03-31", "0.00"),
                            Ids.next().toString(),
                            token)
                    .refused(403, "access-denied");
            books.send(HttpMethod.POST, PATH + "/" + id + "/withdraw", "{\"reason\":\"No\"}", null, token)
                    .refused(403, "access-denied");
        }
        var auditor = TestTokens.bearer(books.companyId(), Role.AUDITOR);
        books.send(HttpMethod.GET, PATH, null, null, auditor).is(200);
    }

    /// Whichever comes first, the assertion holds or was never made.
    @Test
    void staysTrueWhilePostingsAreUnderWay() throws Exception {
        for (int round = 1; round <= 5; round++) {
            var date = "2026-03-0" + round;
            var tasks = new ArrayList<Callable<Integer>>();
            for (int posting = 0; posting < 12; posting++) {
                tasks.add(() -> books.postEntry(date, "5300", "2100", "1.00").status());
            }
            tasks.add(6, () -> make("2100", date, "0.00").status());
            tasks.add(9, () -> make("5100", date, "0.00").status());
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var status : executor.invokeAll(tasks)) {
                    assertThat(status.get()).isIn(201, 422);
                }
            }
            assertThat(check.violationsOf(books.companyId()).orElseThrow()).isEmpty();
        }
    }

    @Test
    void isCheckedAgainWhateverHappensToTheBooks() throws SQLException {
        var entry =
                books.postEntry("2026-03-10", "5300", "2100", "100.00").is(201).id();
        make("5300", "2026-03-31", "100.00").is(201);
        assertThat(checks(Role.ACCOUNTANT, "I13")).isEqualTo(List.of(true));
        // Sealed as it is now, so that it can be put right again.
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        books.get("/api/v1/journal-entries/" + entry + "/proof").status() == 200);

        tamper(entry, "+ 1");
        try {
            assertThat(checks(Role.AUDITOR, "I13")).isEqualTo(List.of(false));
            assertThat(check.violations()).anySatisfy(violation -> assertThat(violation.subject())
                    .startsWith(books.companyId() + " account 5300"));
            var others = Books.open(client, companies);
            assertThat(others.get("/api/v1/checks").is(200).body().toString())
                    .doesNotContain(books.companyId().toString());
        } finally {
            tamper(entry, "- 1");
        }
    }

    @Test
    void showsChecksToAccountantAndAuditorOnly() {
        assertThat(checks(Role.AUDITOR, "I11")).isNotEmpty();
        books.send(HttpMethod.GET, "/api/v1/checks", null, null, TestTokens.bearer(books.companyId(), Role.SUPPORT))
                .refused(403, "access-denied");
    }

    private List<Boolean> checks(Role role, String invariant) {
        var found = new ArrayList<Boolean>();
        books.send(HttpMethod.GET, "/api/v1/checks", null, null, TestTokens.bearer(books.companyId(), role))
                .is(200)
                .body()
                .path("items")
                .forEach(check -> {
                    if (check.path("invariant").asString().equals(invariant)) {
                        found.add(check.path("ok").asBoolean());
                    }
                });
        return found;
    }

    private Books.Answer make(String account, String date, String balance) {
        return books.post(PATH, body(account, date, balance));
    }

    private static String body(String account, String date, String balance) {
        return """
                {"account":"%s","date":"%s","balance":{"amount":"%s","currency":"EUR"},"reason":"Bank statement"}""".formatted(account, date, balance);
    }

    private void tamper(UUID entry, String change) throws SQLException {
        try (var connection = database.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update journal_line set amount_minor = amount_minor " + change
                    + " where line_number = 1 and entry_id = '" + entry + "'");
        }
    }
}
