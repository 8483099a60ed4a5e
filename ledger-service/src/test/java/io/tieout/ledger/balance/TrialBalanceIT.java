package io.tieout.ledger.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.money.Money;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class TrialBalanceIT {

    private static final String BALANCES = "/api/v1/reports/account-balances";
    private static final String TRIAL_BALANCE = "/api/v1/reports/trial-balance";

    private final RestTestClient client;
    private final CompanyService companies;
    private final TestDatabase database;
    private final List<InvariantCheck> checks;
    private final JdbcClient jdbc;

    TrialBalanceIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired TestDatabase database,
            @Autowired List<InvariantCheck> checks,
            @Autowired JdbcClient jdbc) {
        this.client = client;
        this.companies = companies;
        this.database = database;
        this.checks = checks;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Jakarta", "America/New_York"})
    void answersWhatWasKnownAtAnyTime(String zone) {
        var books = Books.open(client, companies, "EUR", zone, 1);
        try (var clock = new RecordingClock(database)) {
            clock.set("2026-01-10T12:00:00Z");
            books.postEntry("2026-01-10", "1110", "3100", "100.00").is(201);
            clock.set("2026-01-20T12:00:00Z");
            var mistake = books.postEntry("2026-01-20", "3100", "1110", "30.00")
                    .is(201)
                    .id();
            clock.set("2026-01-25T12:00:00Z");
            books.postEntry("2026-01-05", "1110", "3100", "50.00").is(201);
            clock.set("2026-02-02T12:00:00Z");
            books.reverse(mistake, "2026-01-20").is(201);
        }

        assertThat(known(books, "2026-01-04", null)).isEqualTo("0.00");
        assertThat(known(books, "2026-01-07", "2026-01-22")).isEqualTo("0.00");
        assertThat(known(books, "2026-01-07", "2026-01-31")).isEqualTo("50.00");
        assertThat(known(books, "2026-01-15", "2026-01-22")).isEqualTo("100.00");
        assertThat(known(books, "2026-01-15", "2026-01-31")).isEqualTo("150.00");
        assertThat(known(books, "2026-01-31", "2026-01-22")).isEqualTo("70.00");
        assertThat(known(books, "2026-01-31", "2026-01-31")).isEqualTo("120.00");
        assertThat(known(books, "2026-01-31", "2026-02-28")).isEqualTo("150.00");
        assertThat(known(books, "2026-01-31", null)).isEqualTo("150.00");
    }

    @Test
    void endsTheDayOfKnowledgeWhereTheCompanyIs() {
        var jakarta = Books.open(client, companies, "IDR", "Asia/Jakarta", 1);
        try (var clock = new RecordingClock(database)) {
            // The first of February in Jakarta, still January in UTC.
            clock.set("2026-01-31T18:00:00Z");
            jakarta.postEntry("2026-01-31", "1110", "3100", "100.00").is(201);
        }

        assertThat(known(jakarta, "2026-01-31", "2026-01-31")).isEqualTo("0.00");
        assertThat(known(jakarta, "2026-01-31", "2026-02-01")).isEqualTo("100.00");
        assertThat(known(jakarta, "2026-01-31", "2026-01-31T17:59:59.999999Z")).isEqualTo("0.00");
        assertThat(known(jakarta, "2026-01-31", "2026-01-31T18:00:00Z")).isEqualTo("100.00");
    }

    @Test
    void showsClosedMonthAsItWasKnownWhenItClosed() {
        var books = Books.open(client, companies);
        try (var clock = new RecordingClock(database)) {
            clock.set("2026-03-31T12:00:00Z");
            books.postEntry("2026-03-10", "5300", "2100", "1000.00").is(201);
            clock.set("2026-04-02T12:00:00Z");
            books.close("2026-03").is(200);
            clock.set("2026-04-05T12:00:00Z");
            books.reopen("2026-03").is(200);
            books.postEntry("2026-03-28", "5300", "2100", "250.00").is(201);
        }

        assertThat(books.balance("5300", "asOf=2026-03-31")).isEqualTo("1250.00");
        assertThat(books.balance("5300", "asOf=2026-03-31&knownAt=2026-04-02")).isEqualTo("1000.00");
    }

    @Test
    void balancesInTotalAndShowsEachSide() {
        var books = Books.open(client, companies);
        books.postEntry("2026-03-10", "1110", "3100", "1000.00").is(201);
        books.postEntry("2026-03-11", "5300", "1110", "300.00").is(201);

        var report = books.get(TRIAL_BALANCE + "?asOf=2026-03-31").is(200);

        assertThat(report.body().path("accounts")).hasSize(3);
        assertThat(report.text("/accounts/0/account")).isEqualTo("1110");
        assertThat(report.text("/accounts/0/debit/amount")).isEqualTo("1000.00");
        assertThat(report.text("/accounts/0/credit/amount")).isEqualTo("300.00");
        assertThat(report.text("/accounts/0/debitBalance/amount")).isEqualTo("700.00");
        assertThat(report.text("/accounts/1/creditBalance/amount")).isEqualTo("1000.00");
        assertThat(report.text("/total/debit/amount")).isEqualTo("1300.00");
        assertThat(report.text("/total/credit/amount")).isEqualTo("1300.00");
        assertThat(report.text("/total/debitBalance/amount"))
                .isEqualTo(report.text("/total/creditBalance/amount"))
                .isEqualTo("1000.00");
    }

    @Test
    void refusesDatesThatAreNone() {
        var books = Books.open(client, companies);
        books.get(TRIAL_BALANCE + "?knownAt=yesterday").refused(400, "invalid-known-at");
        books.get(TRIAL_BALANCE + "?knownAt=9999-01-01").refused(400, "invalid-known-at");
        books.get(TRIAL_BALANCE + "?asOf=9999-01-01").refused(422, "date-out-of-range");
        books.get(TRIAL_BALANCE + "?asOf=tomorrow").refused(400, "invalid-parameter");
        books.get(BALANCES + "?from=1066-10-14").refused(422, "date-out-of-range");
    }

    /// Random postings, reversals and reports against a list of lines that is added up from scratch.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithNaiveModelAfterRandomPostings(long seed) {
        var random = new Random(seed);
        var books = Books.open(client, companies, "EUR", "Europe/Berlin", 7);
        var accounts = List.of("1110", "2100", "3100", "5300", "5400");
        var model = new ArrayList<ModelLine>();
        try (var clock = new RecordingClock(database)) {
            var recorded = Instant.parse("2025-11-20T00:00:00Z");
            for (int step = 0; step < 60; step++) {
                recorded = recorded.plusSeconds(random.nextInt(6 * 24 * 3600));
                clock.set(recorded.toString());
                var date = LocalDate.of(2025, 11, 1).plusDays(random.nextInt(300));
                var debit = accounts.get(random.nextInt(accounts.size()));
                var credit = accounts.get(random.nextInt(accounts.size()));
                long minor = 1L + random.nextInt(1_000_000);
                var amount = "%d.%02d".formatted(minor / 100, minor % 100);
                var id = books.postEntry(date.toString(), debit, credit, amount)
                        .is(201)
                        .id();
                model.add(new ModelLine(debit, date, recorded, minor, 0));
                model.add(new ModelLine(credit, date, recorded, 0, minor));
                if (random.nextInt(4) == 0) {
                    var day = date.plusDays(random.nextInt(40));
                    books.reverse(id, day.toString()).is(201);
                    model.add(new ModelLine(debit, day, recorded, 0, minor));
                    model.add(new ModelLine(credit, day, recorded, minor, 0));
                }
            }
        }
        for (int question = 0; question < 60; question++) {
            var asOf = LocalDate.of(2025, 10, 25).plusDays(random.nextInt(360));
            if (random.nextInt(3) == 0) {
                asOf = asOf.withDayOfMonth(asOf.lengthOfMonth());
            }
            var known = random.nextInt(3) == 0
                    ? Instant.parse("2199-01-01T00:00:00Z")
                    : Instant.parse("2025-11-15T00:00:00Z").plusSeconds(random.nextInt(400 * 24 * 3600));
            if (random.nextInt(4) == 0) {
                known = known.atOffset(ZoneOffset.UTC).withDayOfMonth(1).toInstant();
            }
            var answer =
                    books.get(BALANCES + "?asOf=" + asOf + "&knownAt=" + known).is(200);
            for (var account : accounts) {
                assertThat(found(answer, account))
                        .as(account + " as of " + asOf + " known at " + known)
                        .isEqualTo(expected(model, account, asOf, known));
            }
            assertThat(found(answer, "3200")).isEqualTo(expectedRetainedEarnings(model, asOf, known));
        }
        assertThat(checks.stream()
                        .filter(check -> List.of("I1", "I2").contains(check.invariant()))
                        .flatMap(check -> check.violations().stream()))
                .isEmpty();
    }

    private record ModelLine(String account, LocalDate effective, Instant recorded, long debit, long credit) {}

    private static String expectedRetainedEarnings(List<ModelLine> model, LocalDate asOf, Instant known) {
        long minor = model.stream()
                .filter(line -> line.account().startsWith("5"))
                .filter(line -> line.effective().isBefore(yearStart(asOf)))
                .filter(line -> !line.recorded().isAfter(known))
                .mapToLong(line -> line.debit() - line.credit())
                .sum();
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    /// The fiscal year of these books begins in July.
    private static LocalDate yearStart(LocalDate date) {
        return LocalDate.of(date.getMonthValue() < 7 ? date.getYear() - 1 : date.getYear(), 7, 1);
    }

    private static String expected(List<ModelLine> model, String account, LocalDate asOf, Instant known) {
        long minor = model.stream()
                .filter(line -> line.account().equals(account))
                .filter(line -> !line.effective().isAfter(asOf))
                .filter(line -> !account.startsWith("5") || !line.effective().isBefore(yearStart(asOf)))
                .filter(line -> !line.recorded().isAfter(known))
                .mapToLong(line -> line.debit() - line.credit())
                .sum();
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private static String found(Books.Answer answer, String account) {
        for (var row : answer.body().path("accounts")) {
            if (row.path("account").asString().equals(account)) {
                return row.at("/balance/amount").asString();
            }
        }
        return "absent";
    }

    /// From the stored cells, and the same from the lines alone.
    private String known(Books books, String asOf, @Nullable String knownAt) {
        var cells = books.balance("1110", "asOf=" + asOf + (knownAt == null ? "" : "&knownAt=" + knownAt));
        var company = companies.get(books.companyId());
        var known = KnownAt.parse(knownAt, company.timeZone()).orElse(KnownAt.NOW);
        var lines = jdbc.sql("""
                        select coalesce(sum(case side when 'DEBIT' then amount_minor else -amount_minor end), 0)
                        from journal_line
                        where company_id = :company and account_code = '1110'
                            and effective_date <= cast(:asOf as date) and recorded_at < :known""")
                .param("company", company.id())
                .param("asOf", asOf)
                .param("known", known.before().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        assertThat(cells)
                .as("cells and lines as of " + asOf + " known at " + knownAt)
                .isEqualTo(Money.ofMinor(lines, company.baseCurrency()).amount());
        return cells;
    }
}
