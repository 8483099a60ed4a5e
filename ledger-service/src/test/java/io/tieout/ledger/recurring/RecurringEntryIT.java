package io.tieout.ledger.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class RecurringEntryIT {

    private static final String RECURRING = "/api/v1/recurring-entries";
    private static final String REVERSALS = "/api/v1/auto-reversals";

    private final List<InvariantCheck> checks;
    private final CalendarJob job;
    private final Books books;
    private final LocalDate today;
    private final YearMonth thisMonth;

    RecurringEntryIT(
            @Autowired RestTestClient client,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies,
            @Autowired CalendarJob job,
            @Autowired Clock clock) {
        this.checks = checks;
        this.job = job;
        this.books = Books.open(client, companies);
        this.today = LocalDate.now(clock);
        this.thisMonth = YearMonth.from(today);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void postsEachDateOnceWhoeverIsAtIt() throws InterruptedException {
        var first = thisMonth.minusMonths(3).atDay(1);
        var created = create(rent(first, "\"maxRuns\":12")).is(201);
        assertThat(created.text("/nextDate")).isEqualTo(first.toString());

        try (var pool = Executors.newFixedThreadPool(4)) {
            var rounds = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(index -> () -> {
                        job.post();
                        return true;
                    })
                    .toList();
            pool.invokeAll(rounds);
        }
        job.post();

        assertThat(books.balance("5300", "from=1900-01-01&asOf=2199-12-31")).isEqualTo("4000.00");
        var shown = books.get(Objects.requireNonNull(created.location())).is(200);
        assertThat(shown.body().path("runs").asInt()).isEqualTo(4);
        assertThat(shown.text("/nextDate"))
                .isEqualTo(thisMonth.plusMonths(1).atDay(1).toString());
        var runs = books.get(created.location() + "/runs?limit=3").is(200);
        assertThat(runs.body().path("items")).hasSize(3);
        var entry = books.get("/api/v1/journal-entries/" + runs.text("/items/0/entryId"))
                .is(200);
        assertThat(entry.text("/source")).isEqualTo("RECURRING");
        assertThat(entry.text("/effectiveDate")).isEqualTo(first.toString());

        var ahead = books.post(
                        created.location() + "/run?through="
                                + thisMonth.plusMonths(2).atDay(15),
                        "")
                .is(200);
        assertThat(ahead.body().path("runs")).hasSize(2);
        assertThat(ahead.body().path("complete").asBoolean()).isTrue();
        assertThat(books.post(
                                RECURRING + "/run?through="
                                        + thisMonth.plusMonths(2).atDay(15),
                                "")
                        .is(200)
                        .body()
                        .path("runs"))
                .isEmpty();
        books.post(RECURRING + "/run?through=" + today.plusYears(2), "").refused(422, "recurrence-unfit");
    }

    @Test
    void showsADateThatTheBooksRefuseAndPostsItAfterwards() {
        var start = thisMonth.minusMonths(2);
        var created = create(rent(start.atDay(1), "\"active\":true").replace(",\"active\":true", ""))
                .is(201);
        job.post();
        books.post(
                        created.location() + "/run?through="
                                + thisMonth.plusMonths(1).atDay(28),
                        "")
                .is(200);
        var closing =
                create(rent(start.plusMonths(1).atDay(3), "\"maxRuns\":2")).is(201);
        books.postEntry(start.atDay(2).toString(), "5300", "1110", "1.00").is(201);
        books.close(start.toString()).is(200);
        books.closeWaiving(start.plusMonths(1).toString(), "RECURRING_POSTED").is(200);
        job.post();

        var refused = books.get("/api/v1/periods/" + start.plusMonths(1) + "/checklist");
        assertThat(refused.body()
                        .path("gates")
                        .valueStream()
                        .filter(gate -> gate.path("gate").asString().equals("RECURRING_POSTED"))
                        .map(gate -> gate.at("/missing/0/what").asString()))
                .singleElement()
                .asString()
                .contains("was refused: period-closed");
        var exceptions = books.get(RECURRING + "/runs?state=EXCEPTION").is(200);
        assertThat(exceptions.body().path("items")).hasSize(1);
        assertThat(exceptions.text("/items/0/refusalCode")).isEqualTo("period-closed");
        assertThat(exceptions.text("/items/0/dueDate"))
                .isEqualTo(start.plusMonths(1).atDay(3).toString());
        var run = closing.location() + "/runs/1";
        books.post(run + "/retry", "{}").refused(422, "period-closed");
        var settled = books.post(run + "/retry", "{\"effectiveDate\":\"" + thisMonth.atDay(1) + "\"}")
                .is(200);
        assertThat(settled.text("/state")).isEqualTo("POSTED");
        books.post(run + "/retry", "{}").refused(409, "recurring-run-settled");
        books.post(run + "/skip", "{\"reason\":\"x\"}").refused(409, "recurring-run-settled");
        books.post(closing.location() + "/runs/9/skip", "{\"reason\":\"x\"}").refused(404, "recurring-entry-unknown");
        assertThat(books.get(RECURRING + "/runs?state=EXCEPTION").body().path("items"))
                .isEmpty();
    }

    @Test
    void restsEndsAndSkips() {
        var start = thisMonth.minusMonths(3).atDay(10);
        var created = create(rent(start, "\"maxRuns\":2")).is(201);
        var path = Objects.requireNonNull(created.location());

        var resting = books.patch(path, "{\"active\":false}", created.eTag()).is(200);
        job.post();
        assertThat(books.get(path + "/runs").body().path("items")).isEmpty();
        books.patch(path, "{\"active\":true}", created.eTag()).refused(412, "stale-version");
        books.patch(path, "{\"lastDate\":\"1999-01-01\"}", resting.eTag()).refused(422, "recurrence-unfit");
        books.patch(path, "{\"active\":true,\"text\":\"Rent of the shop\"}", resting.eTag())
                .is(200);
        // Nobody can post to it any more: the run stays visible until somebody decides.
        var account = books.get("/api/v1/accounts/5300").is(200);
        books.patch("/api/v1/accounts/5300", "{\"active\":false}", account.eTag())
                .is(200);
        job.post();
        var runs = books.get(path + "/runs?state=EXCEPTION").is(200);
        assertThat(runs.body().path("items")).hasSize(2);
        assertThat(runs.text("/items/0/refusalCode")).isEqualTo("account-inactive");
        var skipped = books.post(path + "/runs/1/skip", "{\"reason\":\"Rent holiday\"}")
                .is(200);
        assertThat(skipped.text("/state")).isEqualTo("SKIPPED");
        assertThat(books.get(path).body().has("nextDate")).isFalse();
        assertThat(books.get(RECURRING + "?active=true").body().path("items")).hasSize(1);
        assertThat(books.get(RECURRING + "?active=false").body().path("items")).isEmpty();
    }

    @Test
    void takesAnEntryBackOnItsDayOnce() throws InterruptedException {
        var start = thisMonth.minusMonths(2);
        var date = start.atEndOfMonth();
        var day = start.plusMonths(1).atDay(1);
        var accrued =
                books.post("/api/v1/journal-entries", reversing(date, day)).is(201);
        assertThat(accrued.text("/autoReverseOn")).isEqualTo(day.toString());
        var byHand = books.post("/api/v1/journal-entries", reversing(date, day)).is(201);
        var later = books.post("/api/v1/journal-entries", reversing(date, today.plusDays(2)))
                .is(201);
        books.reverse(byHand.id(), date.toString()).is(201);

        try (var pool = Executors.newFixedThreadPool(3)) {
            pool.invokeAll(IntStream.range(0, 3)
                    .<Callable<Boolean>>mapToObj(index -> () -> {
                        job.post();
                        return true;
                    })
                    .toList());
        }
        job.post();

        assertThat(books.balance("5300", "from=1900-01-01&asOf=" + date)).isEqualTo("20.00");
        assertThat(books.balance("5300", "from=1900-01-01&asOf=" + day)).isEqualTo("10.00");
        var done = books.get(REVERSALS + "/" + accrued.id()).is(200);
        assertThat(done.text("/state")).isEqualTo("DONE");
        var reversal = books.get("/api/v1/journal-entries/" + done.text("/reversalEntryId"))
                .is(200);
        assertThat(reversal.text("/sourceId")).isEqualTo(accrued.id().toString());
        assertThat(books.get("/api/v1/journal-entries/" + accrued.id() + "/reversals")
                        .text("/items/0/entryId"))
                .isEqualTo(done.text("/reversalEntryId"));
        assertThat(books.get(REVERSALS + "/" + byHand.id()).text("/state")).isEqualTo("CANCELLED");
        assertThat(books.get(REVERSALS + "/" + later.id()).text("/state")).isEqualTo("PLANNED");
        assertThat(books.get(REVERSALS + "?state=PLANNED").body().path("items")).hasSize(1);
        assertThat(books.get("/api/v1/journal-entries/" + later.id()).text("/autoReverseOn"))
                .isEqualTo(today.plusDays(2).toString());
        books.post(REVERSALS + "/" + later.id() + "/retry", "{}").refused(409, "auto-reversal-settled");
        books.get(REVERSALS + "/" + Ids.next()).refused(404, "auto-reversal-unknown");
    }

    @Test
    void keepsAMonthOpenUntilItsDatesArePostedOrSettled() {
        var ahead = thisMonth.plusMonths(2);
        var created = create(rent(ahead.atDay(1), "\"maxRuns\":1")).is(201);
        books.post("/api/v1/journal-entries", reversing(thisMonth.atDay(1), ahead.atDay(2)))
                .is(201);

        var due = books.close(ahead.toString()).refused(422, "close-gates-open");

        assertThat(due.body()
                        .path("gates")
                        .valueStream()
                        .filter(gate -> gate.path("gate").asString().equals("RECURRING_POSTED"))
                        .flatMap(gate -> gate.path("missing").valueStream())
                        .map(missing -> missing.path("link").asString()))
                .containsExactly(Objects.requireNonNull(created.location()), REVERSALS);
        books.post(created.location() + "/run?through=" + ahead.atDay(1), "").is(200);
        books.closeWaiving(ahead.toString(), "EARLIER_PERIODS_CLOSED", "RECURRING_POSTED")
                .is(200);
    }

    @Test
    void showsAReversalThatTheBooksRefuse() {
        var start = thisMonth.minusMonths(2);
        var tomorrow = today.plusDays(1);
        var entry = books.post("/api/v1/journal-entries", reversing(start.atDay(5), start.atDay(9)))
                .is(201);
        var byHand = books.post("/api/v1/journal-entries", reversing(start.atDay(5), start.atDay(9)))
                .is(201);
        books.closeWaiving(start.toString(), "RECURRING_POSTED").is(200);
        job.post();

        var refused = books.get(REVERSALS + "?state=EXCEPTION").is(200);
        assertThat(refused.text("/items/0/refusalCode")).isEqualTo("period-closed");
        books.post(REVERSALS + "/" + entry.id() + "/retry", "{}").refused(422, "period-closed");
        books.post(REVERSALS + "/" + entry.id() + "/retry", "{\"effectiveDate\":\"" + thisMonth.atDay(1) + "\"}")
                .is(200);

        // What somebody took back meanwhile is neither missing nor to be retried.
        books.reverse(byHand.id(), thisMonth.atDay(1).toString()).is(201);
        var checklist = books.get("/api/v1/periods/" + start.plusMonths(1) + "/checklist");
        assertThat(checklist
                        .body()
                        .path("gates")
                        .valueStream()
                        .filter(gate -> gate.path("gate").asString().equals("RECURRING_POSTED"))
                        .flatMap(gate -> gate.path("missing").valueStream()))
                .isEmpty();
        books.post(REVERSALS + "/" + byHand.id() + "/retry", "{}").is(200);
        assertThat(books.get(REVERSALS + "/" + byHand.id()).text("/state")).isEqualTo("CANCELLED");
        assertThat(books.balance("5300", "from=1900-01-01&asOf=2199-12-31")).isEqualTo("0.00");

        books.post("/api/v1/journal-entries", reversing(tomorrow, tomorrow))
                .refused(422, "auto-reversal-too-early")
                .at("/autoReverseOn");
        var lastMonth = start.plusMonths(1);
        books.post("/api/v1/journal-entries", reversing(lastMonth.atDay(1), LocalDate.of(2200, 1, 1)))
                .refused(422, "date-out-of-range")
                .at("/autoReverseOn");
        books.reopen(start.toString()).is(200);
        books.postEntry(lastMonth.atDay(1).toString(), "5300", "1110", "1.00").is(201);
        books.close(start.toString()).is(200);
        books.close(lastMonth.toString()).is(200);
        books.reopen(start.toString()).is(200);
        books.post("/api/v1/journal-entries", reversing(start.atDay(1), lastMonth.atDay(1)))
                .refused(422, "period-closed")
                .at("/autoReverseOn");
    }

    @Test
    void accruesAndReversesEachMonth() {
        var start = thisMonth.minusMonths(2);
        create(rent(start.atEndOfMonth(), "\"maxRuns\":1,\"reverseNextMonth\":true,\"atMonthEnd\":true"))
                .is(201);
        job.post();
        job.post();

        assertThat(books.balance("5300", "from=1900-01-01&asOf=" + start.atEndOfMonth()))
                .isEqualTo("1000.00");
        assertThat(books.balance("5300", "from=1900-01-01&asOf=" + thisMonth.atDay(1)))
                .isEqualTo("0.00");
    }

    @Test
    void isRefusedWhereItMakesNoSense() {
        var good = rent(thisMonth.atDay(1), "\"maxRuns\":2");

        create(good.replace("\"5300\"", "\"1200\"")).refused(422, "control-account");
        create(good.replace("\"5300\"", "\"9999\"")).refused(422, "account-unknown");
        create(good.replaceFirst("1000.00", "999.00")).refused(422, "entry-does-not-balance");
        create(good.replace("\"MONTH\"", "\"WEEK\",\"atMonthEnd\":true"))
                .refused(422, "recurrence-unfit")
                .at("/atMonthEnd");
        create(good.replace("\"maxRuns\":2", "\"lastDate\":\"2001-01-01\""))
                .refused(422, "recurrence-unfit")
                .at("/lastDate");
        create(good.replace("\"maxRuns\":2", "\"every\":0")).refused(400, "invalid-field");
        create(good.replace(thisMonth.atDay(1).toString(), "2200-01-01")).refused(422, "date-out-of-range");
        books.get(RECURRING + "/" + Ids.next()).refused(404, "recurring-entry-unknown");
        books.send(HttpMethod.POST, RECURRING, good, null).refused(400, "idempotency-key-required");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT, Role.SALES_MANAGER)) {
            books.send(HttpMethod.POST, RECURRING, good, "key", TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
        assertThat(books.get(RECURRING).is(200).body().path("items")).isEmpty();
    }

    private String rent(LocalDate first, String more) {
        return """
                {"text":"Rent","unit":"MONTH","firstDate":"%s",%s,"lines":[%s,%s]}""".formatted(
                        first, more, books.line("5300", "DEBIT", "1000.00"), books.line("2100", "CREDIT", "1000.00"));
    }

    private String reversing(LocalDate date, LocalDate day) {
        return """
                {"effectiveDate":"%s","text":"Accrued","autoReverseOn":"%s","lines":[%s,%s]}""".formatted(date, day, books.line("5300", "DEBIT", "10.00"), books.line("2500", "CREDIT", "10.00"));
    }

    private Answer create(String body) {
        return books.post(RECURRING, body);
    }
}
