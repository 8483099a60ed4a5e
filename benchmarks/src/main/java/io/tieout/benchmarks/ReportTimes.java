package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.api.Json;
import io.tieout.localstack.part.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Reports over books of many lines: two years, filled by the database itself, since nobody waits for ten million
/// postings.
///
/// The lines are as good as posted ones for whoever reads them; the sealer is kept from them, or it would be measured
/// instead.
final class ReportTimes {

    static final long LINES = 1_000_000;

    private static final long ENTRIES_A_STEP = 100_000;
    private static final int WARM_UP = 10;
    private static final int MEASURED = 21;
    private static final int FEW = 3;
    private static final Duration ENOUGH = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 100;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final LocalStack stack;
    private final Report report;
    private final UUID company;
    private final long entries;

    private ReportTimes(LocalStack stack, Report report, long lines) throws SQLException {
        this.stack = stack;
        this.report = report;
        this.entries = lines / 2;
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select company_id from company")) {
            rows.next();
            this.company = rows.getObject(1, UUID.class);
        }
    }

    static void measure(LocalStack stack, Report report, long lines)
            throws SQLException, IOException, InterruptedException {
        new ReportTimes(stack, report, lines).measure();
    }

    private void measure() throws SQLException, IOException, InterruptedException {
        sealOneEntry();
        fill();
        report.add("lines in the books", "%,d".formatted(entries * 2));
        time("trial balance, end of a month", "trial-balance?asOf=2025-12-31");
        time("trial balance, middle of a month", "trial-balance?asOf=2025-06-15");
        time("trial balance, today", "trial-balance");
        time("trial balance, known half a year ago", "trial-balance?asOf=2025-12-31&knownAt=2025-06-15");
        time("balance sheet, today", "balance-sheet");
        time("balance sheet, known half a year ago", "balance-sheet?asOf=2025-12-31&knownAt=2025-06-15");
        time("profit and loss of a year", "profit-and-loss?from=2025-01-01&to=2025-12-31");
        time("cash flow of a month", "cash-flow?from=2025-12-01&to=2025-12-31");
        time("ageing, today", "ageing");
        time("ageing, known half a year ago", "ageing?asOf=2025-12-31&knownAt=2025-06-15");
        time("ledger page", "general-ledger?account=5400&from=2025-06-01&to=2025-06-30");
        time("ledger page from the middle of a month", "general-ledger?account=5400&from=2025-06-15&to=2025-06-30");
        time(
                "profit and loss of a year, one cost centre",
                "profit-and-loss?from=2025-01-01&to=2025-12-31" + "&dimension=costCenter:C7");
        rebuild();
    }

    /// All lines read once, compared with what is stored.
    private void rebuild() {
        Report.progress("rebuilding the projection");
        var ledger = new ApiClient(stack.url(Part.LEDGER), stack::operatorToken);
        long start = System.nanoTime();
        var corrected = ledger.post(
                        "/internal/balances/rebuild",
                        Json.object(),
                        UUID.randomUUID().toString())
                .get("corrected");
        long taken = System.nanoTime() - start;
        if (!corrected.isEmpty()) {
            throw new IllegalStateException("The projection was not the sum of the lines: " + corrected);
        }
        report.add(
                "full rebuild of the stored balances",
                "%,.1f s".formatted(taken / (double) TimeUnit.SECONDS.toNanos(1)));
    }

    /// So that the sealer goes on after it, and never looks at what comes with older transactions.
    private void sealOneEntry() throws SQLException, InterruptedException {
        var ledger = new ApiClient(stack.url(Part.LEDGER), stack::operatorToken);
        ledger.post("/api/v1/journal-entries", Json.read("""
                        {"effectiveDate":"2026-03-31","text":"Benchmark","lines":[
                         {"account":"5400","side":"DEBIT","amount":{"amount":"25.00","currency":"EUR"}},
                         {"account":"3100","side":"CREDIT","amount":{"amount":"25.00","currency":"EUR"}}]}"""), UUID.randomUUID().toString());
        try (var connection = connect();
                var statement = connection.createStatement()) {
            long limit = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() < limit) {
                try (var rows = statement.executeQuery("select exists (select from journal_checkpoint)")) {
                    rows.next();
                    if (rows.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(POLL_MILLIS);
            }
            throw new IllegalStateException("The entry was not sealed within " + LIMIT);
        }
    }

    private void fill() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("alter table journal_entry disable trigger user");
            statement.execute("alter table journal_line disable trigger user");
            var indexes = indexes(statement);
            for (var index : indexes.keySet()) {
                statement.execute("drop index " + index);
            }
            for (long first = 1; first <= entries; first += ENTRIES_A_STEP) {
                Report.progress("filling from entry %,d".formatted(first));
                long last = Math.min(entries, first + ENTRIES_A_STEP - 1);
                statement.execute(entriesFrom(first, last));
                statement.execute(linesFrom(first, last));
            }
            Report.progress("building the indexes");
            statement.execute("set maintenance_work_mem = '512MB'");
            for (var index : indexes.values()) {
                statement.execute(index);
            }
            statement.execute("alter table journal_entry enable trigger user");
            statement.execute("alter table journal_line enable trigger user");
            statement.execute("""
                    insert into account_day_balance (company_id, account_code, effective_date, recorded_month, currency,
                        debit_minor, credit_minor)
                    select company_id, account_code, effective_date,
                        date_trunc('month', recorded_at at time zone 'UTC')::date, currency,
                        coalesce(sum(amount_minor) filter (where side = 'DEBIT'), 0),
                        coalesce(sum(amount_minor) filter (where side = 'CREDIT'), 0)
                    from journal_line
                    where effective_date < '2026-01-01'
                    group by 1, 2, 3, 4, 5""");
            statement.execute("""
                    insert into account_balance (company_id, account_code, effective_month, recorded_month, currency,
                        debit_minor, credit_minor)
                    select company_id, account_code, date_trunc('month', effective_date)::date, recorded_month, currency,
                        sum(debit_minor), sum(credit_minor)
                    from account_day_balance
                    where effective_date < '2026-01-01'
                    group by 1, 2, 3, 4, 5""");
            statement.execute(invoices());
            statement.execute(allocations());
            statement.execute("vacuum analyze");
        }
    }

    /// Those of the journal that can be built again afterwards, which is quicker than to keep them: what makes them, by
    /// name.
    private static Map<String, String> indexes(Statement statement) throws SQLException {
        var found = new HashMap<String, String>();
        try (var rows = statement.executeQuery("""
                select indexname, indexdef
                from pg_indexes
                where tablename in ('journal_entry', 'journal_line') and schemaname = current_schema()
                    and not exists (select from pg_constraint where conname = indexname)""")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    private String entriesFrom(long first, long last) {
        return """
                insert into journal_entry (company_id, entry_id, effective_date, document_date, recorded_at, source,
                    entry_text, line_count, transaction_id)
                select '%1$s', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, day, day,
                    day + interval '36 hours', 'MANUAL', 'Benchmark', 2, '3'
                from generate_series(%2$d, %3$d) n,
                    lateral (select date '2024-01-01' + (n::bigint * 730 / %4$d)::int as day) dated""".formatted(company, first, last, entries);
    }

    /// Over all accounts that entries by hand may use, and fifty cost centres.
    private String linesFrom(long first, long last) {
        return """
                insert into journal_line (company_id, entry_id, line_number, account_code, side, amount_minor, currency,
                    effective_date, recorded_at, dimensions)
                select '%1$s', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, side.number,
                    codes[1 + ((n * side.step) %% cardinality(codes))::int], side.name, 100 + n %% 100000, 'EUR', day,
                    day + interval '36 hours', jsonb_build_object('costCenter', 'C' || n %% 50)
                from generate_series(%2$d, %3$d) n,
                    lateral (select date '2024-01-01' + (n::bigint * 730 / %4$d)::int as day) dated,
                    (values (1, 'DEBIT', 7), (2, 'CREDIT', 11)) side (number, name, step),
                    (select array_agg(account_code order by account_code) as codes
                        from account
                        where company_id = '%1$s' and postable and not control) chart""".formatted(company, first, last, entries);
    }

    /// One for each hundred lines; of a hundred, two are open.
    private String invoices() {
        return """
                with series as (
                    insert into invoice_series (company_id, series, last_number) values ('%1$s', 'INV-2024', %2$d)
                    returning company_id, series)
                insert into invoice (company_id, invoice_id, series, series_number, invoice_number, customer_id,
                    invoice_date, due_date, payment_reference, price_mode, tax_method, rounding_mode,
                    rounding_increment_minor, currency, net_minor, tax_minor, total_minor, open_minor, disputed, entry_id,
                    content_digest, recorded_at)
                select company_id, ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, series, n,
                    'INV-2024-' || lpad(n::text, 6, '0'),
                    ('01900000-0000-7000-a000-' || lpad(to_hex(n %% 1000), 12, '0'))::uuid, day, day + 30,
                    'RF00' || n, 'TAX_EXCLUSIVE', 'PER_LINE', 'HALF_UP', 1, 'EUR', 1000, 0, 1000,
                    case when n %% 50 = 0 then 1000 else 0 end, false,
                    ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'none', day + interval '36 hours'
                from series, generate_series(1, %2$d) n,
                    lateral (select date '2024-01-01' + (n::bigint * 730 / %2$d)::int as day) dated""".formatted(company, invoiceCount());
    }

    private String allocations() {
        return """
                insert into allocation (company_id, allocation_id, invoice_id, amount_minor, currency, effective_date,
                    recorded_at, match_id, entry_id)
                select company_id, invoice_id, invoice_id, total_minor, 'EUR', due_date, due_date + interval '36 hours',
                    invoice_id, entry_id
                from invoice
                where open_minor = 0""";
    }

    private long invoiceCount() {
        return Math.max(1, entries / 50);
    }

    private void time(String what, String path) throws IOException, InterruptedException {
        Report.progress("measuring " + what);
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var uri = stack.url(Part.LEDGER).resolve("/api/v1/reports/" + path);
            for (int round = 0, rounds = rounds(WARM_UP, time(http, uri)); round < rounds; round++) {
                time(http, uri);
            }
            var nanos = new long[rounds(MEASURED, time(http, uri))];
            for (int round = 0; round < nanos.length; round++) {
                nanos[round] = time(http, uri);
            }
            Arrays.sort(nanos);
            report.add(
                    what + ", median",
                    "%,.1f ms".formatted(nanos[nanos.length / 2] / (double) TimeUnit.MILLISECONDS.toNanos(1)));
        }
    }

    /// A slow report is asked for less often.
    private static int rounds(int wanted, long nanos) {
        return Math.clamp(ENOUGH.toNanos() / nanos, FEW, wanted);
    }

    private long time(HttpClient http, URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + stack.operatorToken())
                .build();
        long start = System.nanoTime();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        long taken = System.nanoTime() - start;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return taken;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(Part.LEDGER), "ledger_owner", stack.secret("ledger_owner"));
    }
}
