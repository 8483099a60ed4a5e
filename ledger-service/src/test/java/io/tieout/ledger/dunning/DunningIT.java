package io.tieout.ledger.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.DunningLevelReached;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class DunningIT {

    private static final String SCHEDULE = "/api/v1/dunning-schedule";
    private static final String RUNS = "/api/v1/dunning-runs";
    private static final String NOTICES = "/api/v1/dunning-notices";

    private static final String LEVELS = """
            {"levels":[{"level":1,"daysOverdue":5,"textKey":"first-reminder"},
                {"level":2,"daysOverdue":15,"textKey":"second-reminder"},
                {"level":3,"daysOverdue":30,"textKey":"last-call"}]}""";

    private final List<InvariantCheck> checks;
    private final EventProbe probe;
    private final DunningJob job;
    private final Books books;
    private final LocalDate today;

    DunningIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired CompanyService companies,
            @Autowired DunningJob job,
            @Autowired Clock clock) {
        this.checks = checks;
        this.probe = probe;
        this.job = job;
        this.books = Books.open(client, companies);
        this.today = LocalDate.now(clock);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void tellsEachLevelOnceAndAnewAfterAPaymentIsTakenBack() throws InterruptedException {
        var schedule = books.put(SCHEDULE, LEVELS, null).is(200);
        var trade = new Trade(probe, books.companyId());
        var due = today.minusDays(20);
        var invoice =
                trade.anInvoiceOver("100.00", Ids.next(), due.minusDays(30)).invoiceId();
        var later =
                trade.anInvoiceOver("50.00", Ids.next(), today.minusDays(34)).invoiceId();
        assertThat(books.get("/api/v1/invoices/" + invoice).text("/dueDate")).isEqualTo(due.toString());

        var dry = run(due.plusDays(5), true).is(200);
        assertThat(dry.body().path("noticeCount").asInt()).isEqualTo(1);
        assertThat(dry.text("/notices/0/textKey")).isEqualTo("first-reminder");
        assertThat(books.get(NOTICES).body().path("items")).isEmpty();
        assertThat(run(due.plusDays(4), false)
                        .is(201)
                        .body()
                        .path("noticeCount")
                        .asInt())
                .isZero();

        var first = run(due.plusDays(5), false).is(201);
        assertThat(first.text("/notices/0/invoiceId")).isEqualTo(invoice.toString());
        assertThat(first.body().at("/notices/0/level").asInt()).isEqualTo(1);
        assertThat(run(due.plusDays(14), false)
                        .is(201)
                        .body()
                        .path("noticeCount")
                        .asInt())
                .isZero();

        // Some replicas and an impatient person at once.
        try (var pool = Executors.newFixedThreadPool(4)) {
            var rounds = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(index -> () -> {
                        if (index == 0) {
                            run(today, false).is(201);
                        } else {
                            job.run();
                        }
                        return true;
                    })
                    .toList();
            for (var done : pool.invokeAll(rounds)) {
                assertThat(done.state()).isEqualTo(Future.State.SUCCESS);
            }
        }
        job.run();

        var told = events(invoice);
        assertThat(told).extracting(DunningLevelReached::level).containsExactly(1, 2);
        assertThat(told.getLast().daysOverdue()).isEqualTo(20);
        assertThat(told.getLast().open()).isEqualTo(Trade.eur("100.00"));
        assertThat(events(later)).isEmpty();
        assertThat(automaticRuns()).isEqualTo(1);

        var line = trade.bankLines(today.minusDays(1), "100.00").getFirst();
        var match = trade.match(line, invoice);
        trade.answer(LedgerEvents.PAYMENT_APPLIED, match);
        assertThat(run(today, false).is(201).body().path("noticeCount").asInt()).isZero();
        trade.undo(match, line.lineId(), today);
        trade.answer(LedgerEvents.PAYMENT_REVERSED, match);
        assertThat(run(today, false).is(201).body().path("noticeCount").asInt()).isEqualTo(1);
        assertThat(run(today, false).is(201).body().path("noticeCount").asInt()).isZero();
        assertThat(events(invoice)).extracting(DunningLevelReached::level).containsExactly(1, 2, 2);

        var shown = books.get(NOTICES + "?invoiceId=" + invoice + "&limit=2").is(200);
        assertThat(shown.body().path("items")).hasSize(2);
        assertThat(books.get(NOTICES + "?level=1").body().path("items")).hasSize(1);
        assertThat(books.get(RUNS + "/" + first.text("/dunningRunId"))
                        .is(200)
                        .body()
                        .path("notices"))
                .hasSize(1);
        books.get(RUNS + "/" + dry.text("/dunningRunId")).refused(404, "dunning-run-unknown");

        books.put(SCHEDULE, "{\"levels\":[]}", null).refused(428, "if-match-required");
        books.put(SCHEDULE, "{\"levels\":[]}", schedule.eTag()).is(200);
        books.put(SCHEDULE, LEVELS, schedule.eTag()).refused(412, "stale-version");
        assertThat(run(today, false).is(201).body().path("noticeCount").asInt()).isZero();
    }

    @Test
    void leavesDisputedAndBlockedInvoicesOut() {
        books.put(SCHEDULE, LEVELS, null).is(200);
        var debtors = new Debtors(probe, books);
        var date = today.minusDays(90).toString();
        debtors.invoice(
                date, "\"disputed\":true,\"lines\":[{\"description\":\"Work\",\"unitPrice\":10,\"taxRatePercent\":0}]");
        var blocked = debtors.invoice(date, "20.00", "0");
        var path = "/api/v1/invoices/" + blocked.text("/invoiceId") + "/dunning-block";
        books.get(path).refused(404, "dunning-block-unknown");
        books.send(
                        HttpMethod.PUT,
                        path,
                        "{\"reason\":\"Promised to pay\",\"until\":\"" + today.minusDays(2) + "\"}",
                        null)
                .is(200);

        var run = run(today.minusDays(3), false).is(201);
        assertThat(run.body().path("noticeCount").asInt()).isZero();
        assertThat(run.body().path("disputedCount").asInt()).isEqualTo(1);
        assertThat(run.body().path("blockedCount").asInt()).isEqualTo(1);

        books.send(HttpMethod.PUT, path, "{\"reason\":\"Lawyer has it\"}", null).is(200);
        assertThat(run(today, false).is(201).body().path("noticeCount").asInt()).isZero();
        assertThat(books.get(path).is(200).text("/reason")).isEqualTo("Lawyer has it");
        books.send(HttpMethod.DELETE, path, null, null).is(204);
        books.send(HttpMethod.DELETE, path, null, null).refused(404, "dunning-block-unknown");
        // It goes to the level it has reached, not through the ones it missed.
        var reached = run(today, false).is(201);
        assertThat(reached.body().at("/notices/0/level").asInt()).isEqualTo(3);
        assertThat(events(UUID.fromString(blocked.text("/invoiceId"))))
                .extracting(DunningLevelReached::level)
                .containsExactly(3);
    }

    @Test
    void isRefusedWhereItMakesNoSense() {
        assertThat(books.get(SCHEDULE).is(200).body().path("levels")).isEmpty();
        books.put(SCHEDULE, LEVELS.replace("\"level\":2", "\"level\":4"), null)
                .refused(422, "dunning-schedule-unfit")
                .at("/levels/1/level");
        books.put(SCHEDULE, LEVELS.replace("15", "4"), null)
                .refused(422, "dunning-schedule-unfit")
                .at("/levels/1/daysOverdue");
        books.put(SCHEDULE, LEVELS.replace("last-call", "Last call!"), null).refused(400, "invalid-field");
        run(today.plusDays(2), false).refused(422, "dunning-date-in-future").at("/date");
        books.send(HttpMethod.POST, RUNS, "{\"date\":\"" + today + "\"}", null)
                .refused(400, "idempotency-key-required");
        books.send(HttpMethod.PUT, "/api/v1/invoices/" + Ids.next() + "/dunning-block", "{\"reason\":\"x\"}", null)
                .refused(404, "invoice-unknown");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT, Role.SALES_MANAGER)) {
            var token = TestTokens.bearer(books.companyId(), role);
            books.send(HttpMethod.POST, RUNS, "{\"date\":\"" + today + "\"}", "key", token)
                    .refused(403, "access-denied");
            books.send(HttpMethod.PUT, SCHEDULE, LEVELS, null, token).refused(403, "access-denied");
        }
    }

    private Answer run(LocalDate date, boolean dryRun) {
        return books.post(RUNS, "{\"date\":\"" + date + "\",\"dryRun\":" + dryRun + "}");
    }

    private long automaticRuns() {
        var runs = books.get(RUNS + "?limit=200").is(200).body().path("items");
        return IntStream.range(0, runs.size())
                .filter(index -> !runs.path(index).has("startedBy"))
                .count();
    }

    private List<DunningLevelReached> events(UUID invoiceId) {
        return probe.published(LedgerEvents.DUNNING_LEVEL_REACHED, invoiceId).stream()
                .map(EventProbe.Published::payload)
                .toList();
    }
}
