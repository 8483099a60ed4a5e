package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.api.Json;
import io.tieout.localstack.part.Part;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;

/// Statements of account for many customers: issued by one run, then all of them as PDF in one download, and what
/// memory the service takes meanwhile.
///
/// The customers' ledgers are filled in by the database itself: twelve lines each, in three languages by turns.
final class StatementPapers {

    private static final int LINES = 12;
    private static final long POLL_MILLIS = 200;
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final long KIB_PER_MIB = 1024;
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    private final LocalStack stack;
    private final Report report;
    private final int count;
    private final ApiClient reconciliation;

    private StatementPapers(LocalStack stack, Report report, int count) {
        this.stack = stack;
        this.report = report;
        this.count = count;
        this.reconciliation = new ApiClient(stack.url(Part.RECONCILIATION), stack::operatorToken);
    }

    static void measure(LocalStack stack, Report report, int count)
            throws SQLException, IOException, InterruptedException {
        var papers = new StatementPapers(stack, report, count);
        papers.fill();
        papers.print(papers.issue());
    }

    private String issue() throws InterruptedException {
        Report.progress("issuing statements");
        long start = System.nanoTime();
        var body =
                Json.object().put("from", "2026-03-01").put("to", "2026-03-31").put("currency", "EUR");
        var path = "/api/v1/account-statement-runs/"
                + reconciliation
                        .post(
                                "/api/v1/account-statement-runs",
                                body,
                                UUID.randomUUID().toString())
                        .get("runId")
                        .asString();
        var run = reconciliation.get(path);
        while (!run.get("state").asString().equals("DONE")) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new IllegalStateException("The run is not over: " + run);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            run = reconciliation.get(path);
        }
        if (run.get("issued").asInt() != count) {
            throw new IllegalStateException("Not every customer has a statement: " + run);
        }
        report.add("%,d statements of account issued".formatted(count), seconds(start));
        return path;
    }

    private void print(String path) throws IOException, InterruptedException {
        Report.progress("printing them");
        long start = System.nanoTime();
        long bytes = 0;
        int printed = 0;
        long first = 0;
        long most = 0;
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(stack.url(Part.RECONCILIATION).resolve(path + "/printouts"))
                    .header("Authorization", "Bearer " + stack.operatorToken())
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("No printouts: " + answer.statusCode());
            }
            try (var zip = new ZipInputStream(answer.body())) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    var file = zip.readAllBytes();
                    if (!Arrays.equals(PDF, 0, PDF.length, file, 0, PDF.length)) {
                        throw new IllegalStateException(entry.getName() + " is no PDF");
                    }
                    bytes += file.length;
                    printed++;
                    if (printed % Math.max(1, count / 20) == 0) {
                        long now = memoryKib();
                        // After a tenth all classes and fonts are loaded.
                        first = printed <= Math.max(1, count / 10) ? now : first;
                        most = Math.max(most, now);
                    }
                }
            }
        }
        if (printed != count) {
            throw new IllegalStateException("%,d of %,d were printed".formatted(printed, count));
        }
        report.add("all of them as PDF, in one download of %,.1f MB".formatted(bytes / 1e6), seconds(start));
        report.add("memory of the service (PSS) after a tenth of them", mib(first));
        report.add("the same, the most after that", mib(most));
    }

    private long memoryKib() {
        return stack.status().stream()
                .filter(status -> status.part() == Part.RECONCILIATION)
                .mapToLong(LocalStack.PartStatus::pssKib)
                .sum();
    }

    private static String mib(long kib) {
        return "%,d MiB".formatted(kib / KIB_PER_MIB);
    }

    private static String seconds(long start) {
        return "%,.1f s".formatted((System.nanoTime() - start) / 1e9);
    }

    private void fill() throws SQLException {
        Report.progress("filling the ledgers of %,d customers".formatted(count));
        try (var connection = DriverManager.getConnection(
                        stack.jdbcUrl(Part.RECONCILIATION),
                        "reconciliation_owner",
                        stack.secret("reconciliation_owner"));
                var statement = connection.createStatement()) {
            statement.execute(FILL.replace(":customers", Integer.toString(count))
                    .replace(":lines", Integer.toString(LINES))
                    .replace(":company", "(select company_id from company_view)"));
            statement.execute("analyze customer_view, customer_ledger_line");
        }
    }

    /// Odd lines are invoices, each even one pays the half of the invoice before.
    private static final String FILL = """
            insert into customer_view (company_id, customer_id, customer_number, name, other_names, ibans, version, language)
            select :company, ('01900000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, 'C-' || n,
                'Weberei ' || n || ' GmbH', '{}', '{}', 1, (array['en', 'zh-CN', 'id-ID'])[1 + n % 3]
            from generate_series(1, :customers) n;
            insert into customer_ledger_line (company_id, entry_id, line_number, sequence, customer_id, control,
                account_code, effective_date, document_date, recorded_at, source, document_number, item_kind, item_id,
                item_number, due_date, currency, amount_minor, books_currency, worth_minor)
            select :company, ('01900000-0000-7000-8000-' || lpad(to_hex(sequence), 12, '0'))::uuid, 1, sequence,
                ('01900000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, 'RECEIVABLE', '1131', day, day,
                day + interval '36 hours', case k % 2 when 1 then 'INVOICE' else 'PAYMENT' end,
                case k % 2 when 1 then 'INV-' || invoice end, 'INVOICE',
                ('01900000-0000-7000-9000-' || lpad(to_hex(invoice), 12, '0'))::uuid, 'INV-' || invoice, day + 30, 'EUR',
                minor, 'EUR', minor
            from generate_series(1, :customers) n, generate_series(1, :lines) k,
                lateral (select (n - 1) * :lines + k as sequence, (n - 1) * :lines + (k + 1) / 2 as invoice,
                    date '2026-03-01' + k * 2 as day,
                    case k % 2 when 1 then 20000 + n % 1000 else -10000 end as minor) line;
            insert into customer_ledger_position (company_id, last_sequence, complete)
            values (:company, :customers * :lines, true)
            on conflict (company_id) do update set last_sequence = excluded.last_sequence, complete = true
            """;
}
