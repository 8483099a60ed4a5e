package io.tieout.ledger.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import io.tieout.platformtest.TestTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/// A bill that arrives when its month is closed. An expense of 1,000.00 in March, closed on the second of April.
@ServiceTest
class LateBillIT {

    private static final String ENTRIES = "/api/v1/journal-entries";
    private static final String CHANGES = "/api/v1/reports/changes?periodTo=2026-03";

    private final TestDatabase database;
    private final List<InvariantCheck> checks;
    private final Books books;

    LateBillIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired TestDatabase database,
            @Autowired List<InvariantCheck> checks) {
        this.database = database;
        this.checks = checks;
        this.books = Books.open(client, companies);
    }

    @Test
    void isRefusedInTheClosedMonthAndLeavesNoTrace() {
        try (var clock = new RecordingClock(database)) {
            closedMarch(clock);

            books.postEntry("2026-03-28", "5400", "2100", "250.00").refused(422, "period-closed");
        }
        assertThat(books.get(ENTRIES).is(200).body().path("items")).hasSize(1);
        assertThat(march("5400")).isEqualTo("0.00");
        assertThat(changes(CHANGES)).isEmpty();
        Checks.hold(checks, books.companyId());
    }

    @Test
    void isTakenInAprilWithItsOwnDocumentDate() {
        try (var clock = new RecordingClock(database)) {
            closedMarch(clock);
            books.post(
                            ENTRIES,
                            books.entry("2026-04-05", "5300", "2100", "250.00")
                                    .replace("\"text\"", "\"documentDate\":\"2026-03-28\",\"text\""))
                    .is(201);
        }
        assertThat(march("5300")).isEqualTo("1000.00");
        assertThat(books.balance("5300", "from=2026-04-01&asOf=2026-04-30")).isEqualTo("250.00");
        assertThat(changes(CHANGES)).isEmpty();
    }

    @Test
    void isTakenInTheReopenedMonthAndListedAsTheOnlyChange() {
        UUID late;
        try (var clock = new RecordingClock(database)) {
            closedMarch(clock);
            clock.set("2026-04-05T12:00:00Z");
            books.reopen("2026-03").is(200);
            late = books.postEntry("2026-03-28", "5300", "2100", "250.00")
                    .is(201)
                    .id();
            books.postEntry("2026-04-06", "5300", "2100", "7.00").is(201);
        }
        assertThat(march("5300")).isEqualTo("1250.00");
        assertThat(books.balance("5300", "asOf=2026-03-31&knownAt=2026-04-02")).isEqualTo("1000.00");
        assertThat(changes(CHANGES)).containsExactly(late);
        assertThat(changes(CHANGES + "&since=2026-04-02")).containsExactly(late);
        assertThat(changes(CHANGES + "&since=2026-04-05T12:00:00Z")).isEmpty();
        assertThat(changes(CHANGES + "&since=2026-04-05")).isEmpty();
        assertThat(books.get(CHANGES).text("/items/0/lines/0/amount/amount")).isEqualTo("250.00");
    }

    @Test
    void isCancelledInAprilWhileMarchIsClosed() {
        try (var clock = new RecordingClock(database)) {
            var expense = closedMarch(clock);
            var reversal = books.post(ENTRIES + "/" + expense + "/reversals", "{\"reason\":\"Not ours\"}")
                    .is(201);
            assertThat(reversal.text("/effectiveDate")).isEqualTo("2026-04-01");
        }
        assertThat(march("5300")).isEqualTo("1000.00");
        assertThat(books.balance("5300", "asOf=2026-04-30")).isEqualTo("0.00");
    }

    @Test
    void listsChangesPageByPage() {
        try (var clock = new RecordingClock(database)) {
            closedMarch(clock);
            books.reopen("2026-03").is(200);
            clock.set("2026-04-06T12:00:00Z");
            for (int day = 1; day <= 3; day++) {
                books.postEntry("2026-03-0" + day, "5300", "2100", "1.00").is(201);
            }
        }
        var first = books.get(CHANGES + "&limit=2").is(200);
        assertThat(first.body().path("items")).hasSize(2);
        var second =
                books.get(CHANGES + "&limit=2&cursor=" + first.text("/next")).is(200);
        assertThat(second.body().path("items")).hasSize(1);
        assertThat(second.text("/items/0/effectiveDate")).isEqualTo("2026-03-03");
        assertThat(second.body().has("next")).isFalse();
        books.get(CHANGES + "&since=2026-04-02&cursor=" + first.text("/next")).refused(400, "invalid-cursor");
    }

    @Test
    void refusesToSayWhatChangedWhenNobodyKnowsSinceWhen() {
        books.get(CHANGES).refused(422, "period-never-closed").at("since");
        books.get(CHANGES + "&since=yesterday").refused(400, "invalid-known-at").at("since");
        books.get("/api/v1/reports/changes?periodTo=9999-01&since=2026-01-01").refused(422, "date-out-of-range");
        books.get("/api/v1/reports/changes").refused(400, "invalid-parameter");
    }

    @Test
    void showsChangesToAuditorsAndNotToSalesPeople() {
        var auditor = TestTokens.bearer(books.companyId(), Role.AUDITOR);
        books.send(HttpMethod.GET, CHANGES + "&since=2026-01-01", null, null, auditor)
                .is(200);
        var sales = TestTokens.bearer(books.companyId(), Role.SALES_MANAGER);
        books.send(HttpMethod.GET, CHANGES + "&since=2026-01-01", null, null, sales)
                .refused(403, "access-denied");
    }

    private UUID closedMarch(RecordingClock clock) {
        clock.set("2026-03-10T12:00:00Z");
        var expense =
                books.postEntry("2026-03-10", "5300", "2100", "1000.00").is(201).id();
        clock.set("2026-04-02T12:00:00Z");
        books.close("2026-03").is(200);
        return expense;
    }

    private String march(String account) {
        return books.balance(account, "asOf=2026-03-31");
    }

    private List<UUID> changes(String path) {
        return books.get(path)
                .is(200)
                .body()
                .path("items")
                .valueStream()
                .map(entry -> UUID.fromString(entry.path("id").asString()))
                .toList();
    }
}
