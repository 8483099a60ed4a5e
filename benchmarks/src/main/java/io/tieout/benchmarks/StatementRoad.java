package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.api.Json;
import io.tieout.localstack.bankfile.Camt053Writer;
import io.tieout.localstack.bankfile.CsvStatementWriter;
import io.tieout.localstack.bankfile.StatementContent;
import io.tieout.localstack.bankfile.StatementLine;
import io.tieout.localstack.part.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/// A statement from its upload to the last match in the books, step by step, and the time of one line's candidates.
///
/// The invoices that it pays, and those that stay open beside them, are filled in by the databases themselves: how
/// invoices come is measured by [EventRoad].
final class StatementRoad {

    private static final String IBAN = "DE89370400440532013000";
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
    private static final int DAYS = 28;

    /// Of so many lines one pays two invoices, one is a fee, and one comes from nobody for nothing.
    private static final int LINES_A_ROUND = 20;

    private static final int INVOICES_A_ROUND = 19;
    private static final int INVOICES_A_CUSTOMER = 10;
    private static final int INVOICES_A_STEP = 100_000;

    /// Files of an archive may have 64 MiB each.
    private static final int ENTRIES_A_CAMT_FILE = 50_000;

    private static final int WARM_UP = 30;
    private static final int MEASURED = 201;
    private static final long POLL_MILLIS = 500;

    /// Whoever looks at the progress waits so many times as long as the answer took: counting is not what is measured.
    private static final long PAUSE_AFTER_ANSWERS = 20;

    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final LocalStack stack;
    private final Report report;
    private final ApiClient reconciliation;
    private final UUID company;
    private final UUID account;
    private int invoices;
    private int statements;
    private BigDecimal balance = BigDecimal.ZERO;

    private StatementRoad(LocalStack stack, Report report) throws SQLException, InterruptedException {
        this.stack = stack;
        this.report = report;
        this.reconciliation = new ApiClient(stack.url(Part.RECONCILIATION), stack::operatorToken);
        try (var connection = connect(Part.LEDGER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select company_id from company")) {
            rows.next();
            this.company = rows.getObject(1, UUID.class);
        }
        this.account = connectAccount();
    }

    /// @param wanted `10000,100000@1000000`: lines of the statements, and how many items are open beside those that
    ///     they pay
    static void measure(LocalStack stack, Report report, String wanted)
            throws SQLException, IOException, InterruptedException {
        var parts = wanted.split("@", 2);
        var road = new StatementRoad(stack, report);
        road.fill(parts.length > 1 ? Integer.parseInt(parts[1]) : 0, false);
        var sizes = Stream.of(parts[0].split(",")).map(Integer::valueOf).toList();
        road.statement(sizes.getFirst(), true);
        for (var lines : sizes) {
            road.statement(lines, false);
        }
        road.candidates();
    }

    private UUID connectAccount() throws InterruptedException {
        var body = Json.object()
                .put("name", "House bank")
                .put("iban", IBAN)
                .put("currency", "EUR")
                .put("openingDate", "2026-01-01");
        body.set("openingBalance", Json.money("0.00", "EUR"));
        var id = reconciliation
                .post("/api/v1/bank-accounts", body, UUID.randomUUID().toString())
                .get("bankAccountId")
                .asString();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!reconciliation.get("/api/v1/bank-accounts/" + id).has("accountCode")) {
            requireTime(end, "The ledger has not opened the bank account");
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return UUID.fromString(id);
    }

    private void statement(int lines, boolean camt) throws SQLException, IOException, InterruptedException {
        int first = invoices;
        fill(lines / LINES_A_ROUND * INVOICES_A_ROUND + INVOICES_A_ROUND, true);
        var content = content(lines, first);
        byte[] file = camt ? archive(content) : CsvStatementWriter.write(content);
        balance = content.closing();
        var name = "%,d lines, %s".formatted(lines, camt ? "camt.053" : "CSV");
        Report.progress("importing " + name);
        new Run(name, lines).measure(camt ? "statement.zip" : "statement.csv", file);
    }

    /// One statement on its way: when each step was first seen to be over.
    private final class Run {

        private final String name;
        private final int lines;
        private long before = System.nanoTime();
        private final long start = before;

        Run(String name, int lines) {
            this.name = name;
            this.lines = lines;
        }

        void measure(String fileName, byte[] file) throws SQLException, InterruptedException {
            var importId = reconciliation
                    .upload(
                            "/api/v1/bank-statements",
                            Map.of("bankAccountId", account.toString()),
                            fileName,
                            file,
                            UUID.randomUUID().toString())
                    .get("importId")
                    .asString();
            step("uploaded, %,.1f MB".formatted(file.length / 1e6));
            await(importId, "proved", job -> job.at("/progress/linesTotal").asInt() > 0);
            await(importId, "stored", job -> job.at("/state").asString().equals("DONE"));
            await(
                    importId,
                    "posted by the ledger",
                    job -> job.at("/progress/linesPosted").asInt() == lines);
            var done = await(
                    importId, "matched", job -> job.at("/progress/linesDecided").asInt() == lines);
            double seconds = (before - start) / 1e9;
            report.add(name + ": uploaded to matched", "%,.1f s".formatted(seconds));
            report.add(name + ": " + done.at("/progress/outcomes"), "%,.0f lines/s".formatted(lines / seconds));
            awaitAnswers();
            step("matches posted by the ledger");
        }

        private JsonNode await(String importId, String step, Predicate<JsonNode> reached) throws InterruptedException {
            long end = System.nanoTime() + LIMIT.toNanos();
            while (true) {
                long asked = System.nanoTime();
                var job = reconciliation.get("/api/v1/bank-statement-imports/" + importId);
                long answeredIn = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
                if (job.at("/outcome").asString("").equals("REJECT")) {
                    throw new IllegalStateException("The statement was refused: " + job);
                }
                if (reached.test(job)) {
                    step(step);
                    return job;
                }
                requireTime(end, "Not yet " + step + ": " + job.get("progress"));
                TimeUnit.MILLISECONDS.sleep(Math.max(POLL_MILLIS, PAUSE_AFTER_ANSWERS * answeredIn));
            }
        }

        private void awaitAnswers() throws SQLException, InterruptedException {
            long end = System.nanoTime() + LIMIT.toNanos();
            try (var connection = connect(Part.RECONCILIATION);
                    var query = connection.prepareStatement(
                            "select exists (select from payment_match where status = 'MATCHED')")) {
                while (true) {
                    try (var rows = query.executeQuery()) {
                        rows.next();
                        if (!rows.getBoolean(1)) {
                            return;
                        }
                    }
                    requireTime(end, "The ledger has not answered every match");
                    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                }
            }
        }

        private void step(String step) {
            long now = System.nanoTime();
            report.add(name + ": until " + step, "%,.1f s".formatted((now - before) / 1e9));
            before = now;
        }
    }

    private StatementContent content(int count, int firstInvoice) {
        var lines = new ArrayList<StatementLine>(count);
        int invoice = firstInvoice;
        int number = ++statements;
        for (int index = 0; index < count; index++) {
            var date = FIRST_DAY.plusDays((long) index * DAYS / count);
            var reference = "S%d-%d".formatted(number, index);
            switch (index % LINES_A_ROUND) {
                case 0 ->
                    lines.add(StatementLine.payment(date, amount(-150), "", "", "Kontoführungsgebühr", "", reference));
                case 1 ->
                    lines.add(StatementLine.payment(
                            date, amount(1_000_000 + index), "SOMEBODY", "", "thank you", "", reference));
                case 2 -> {
                    int one = ++invoice;
                    int other = ++invoice;
                    lines.add(StatementLine.payment(
                            date,
                            amount(cents(one) + cents(other)),
                            payer(one),
                            "",
                            number(one) + ", " + number(other),
                            "",
                            reference));
                }
                default -> {
                    int paid = ++invoice;
                    lines.add(StatementLine.payment(
                            date, amount(cents(paid)), payer(paid), "", "Invoice " + number(paid), "", reference));
                }
            }
        }
        return new StatementContent(IBAN, "EUR", number, FIRST_DAY, FIRST_DAY.plusDays(DAYS - 1), balance, lines);
    }

    private static byte[] archive(StatementContent whole) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var opening = whole.opening();
            for (int first = 0; first < whole.lines().size(); first += ENTRIES_A_CAMT_FILE) {
                var lines = whole.lines()
                        .subList(
                                first,
                                Math.min(
                                        first + ENTRIES_A_CAMT_FILE,
                                        whole.lines().size()));
                int page = whole.number() * 1000 + first / ENTRIES_A_CAMT_FILE;
                var part = new StatementContent(
                        whole.iban(), whole.currency(), page, whole.from(), whole.to(), opening, lines);
                zip.putNextEntry(new ZipEntry("statement-" + page + ".xml"));
                zip.write(Camt053Writer.write(part));
                opening = part.closing();
            }
        }
        return bytes.toByteArray();
    }

    private static BigDecimal amount(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static long cents(int invoice) {
        return 1_000 + invoice * 7_919L % 500_000;
    }

    private static String number(int invoice) {
        return "INV-2026-%08d".formatted(invoice);
    }

    private static String payer(int invoice) {
        return "WEBEREI %07d GMBH".formatted(invoice / INVOICES_A_CUSTOMER);
    }

    /// @param known to the ledger too, so that they can be paid
    private void fill(int count, boolean known) throws SQLException {
        for (int first = invoices + 1; first <= invoices + count; first += INVOICES_A_STEP) {
            int last = Math.min(invoices + count, first + INVOICES_A_STEP - 1);
            Report.progress("filling invoices %,d to %,d".formatted(first, last));
            if (known) {
                execute(Part.LEDGER, LEDGER_INVOICES, first, last);
                execute(Part.CUSTOMER, KNOWN_DOCUMENTS, first, last);
            }
            execute(Part.RECONCILIATION, CUSTOMERS, first / INVOICES_A_CUSTOMER, last / INVOICES_A_CUSTOMER);
            execute(Part.RECONCILIATION, ITEMS, first, last);
        }
        invoices += count;
        execute(Part.LEDGER, "analyze invoice, open_invoice");
        execute(Part.CUSTOMER, "analyze invoice_view, search_entry");
        execute(Part.RECONCILIATION, "analyze open_item, open_item_token, customer_view, customer_token");
    }

    private void execute(Part part, String sql, Object... values) throws SQLException {
        try (var connection = connect(part);
                var statement = connection.createStatement()) {
            var filled = sql.replace(":company", "'" + company + "'")
                    .replace(":cents", "(1000 + n * 7919::bigint % 500000)");
            statement.execute(
                    values.length == 0
                            ? filled
                            : filled.replace(":first", values[0].toString()).replace(":last", values[1].toString()));
        }
    }

    private static final String LEDGER_INVOICES = """
            insert into invoice_series (company_id, series, last_number) values (:company, 'INV-2026', :last)
                on conflict (company_id, series) do update set last_number = excluded.last_number;
            insert into invoice (company_id, invoice_id, series, series_number, invoice_number, customer_id, invoice_date,
                due_date, payment_reference, price_mode, tax_method, rounding_mode, rounding_increment_minor, currency,
                net_minor, tax_minor, total_minor, open_minor, disputed, entry_id, content_digest)
            select :company, ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'INV-2026', n,
                'INV-2026-' || lpad(n::text, 8, '0'),
                ('01900000-0000-7000-a000-' || lpad(to_hex(n / 10), 12, '0'))::uuid, '2026-02-01', '2026-03-15',
                'RF00' || n, 'TAX_EXCLUSIVE', 'PER_LINE', 'HALF_UP', 1, 'EUR', :cents, 0, :cents, :cents, false,
                ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'none'
            from generate_series(:first, :last) n
            """;

    /// What customer-service has heard when an invoice was issued: paying it is not how it gets to know it.
    private static final String KNOWN_DOCUMENTS = """
            insert into invoice_view (company_id, invoice_id, customer_id, invoice_number, invoice_date, due_date, currency,
                total_minor, open_minor, disputed, status, version)
            select :company, ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid,
                ('01900000-0000-7000-a000-' || lpad(to_hex(n / 10), 12, '0'))::uuid, 'INV-2026-' || lpad(n::text, 8, '0'),
                '2026-02-01', '2026-03-15', 'EUR', :cents, :cents, false, 'OPEN', 1
            from generate_series(:first, :last) n;
            insert into search_entry (company_id, type, record_id, customer_id, title, number, terms)
            select :company, 'INVOICE', ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid,
                ('01900000-0000-7000-a000-' || lpad(to_hex(n / 10), 12, '0'))::uuid, number, number,
                array_to_tsvector(array['=' || lower(number), lpad(n::text, 8, '0')])
            from generate_series(:first, :last) n, lateral (select 'INV-2026-' || lpad(n::text, 8, '0')) named (number)
            """;

    private static final String CUSTOMERS = """
            insert into customer_view (company_id, customer_id, customer_number, name, other_names, ibans, version)
            select :company, ('01900000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, 'C-' || n,
                'Weberei ' || lpad(n::text, 7, '0') || ' GmbH', '{}', '{}', 1
            from generate_series(:first, :last) n
            on conflict do nothing;
            insert into customer_token (company_id, kind, token, customer_id)
            select :company, kind, 'WEBEREI' || lpad(n::text, 7, '0') || form,
                ('01900000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid
            from generate_series(:first, :last) n, (values ('NAME', ''), ('PLAIN_NAME', 'GMBH')) kinds (kind, form)
            on conflict do nothing
            """;

    private static final String ITEMS = """
            insert into open_item (company_id, invoice_id, customer_id, number, invoice_date, due_date, payment_reference,
                currency, total_minor, open_minor, disputed, longest_number, version, has_events)
            select :company, ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid,
                ('01900000-0000-7000-a000-' || lpad(to_hex(n / 10), 12, '0'))::uuid,
                'INV-2026-' || lpad(n::text, 8, '0'), '2026-02-01', '2026-03-15', 'RF00' || n, 'EUR', :cents, :cents, false,
                3, 1, true
            from generate_series(:first, :last) n;
            insert into open_item_token (company_id, kind, token, invoice_id)
            select :company, kind, token, ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid
            from generate_series(:first, :last) n,
                lateral (values ('NUMBER', 'INV-2026-' || lpad(n::text, 8, '0')),
                    ('FOLDED_NUMBER', '1NV2026' || lpad(n::text, 8, '0'))) tokens (kind, token)
            """;

    /// One line after the other, as a person looks at them.
    private void candidates() throws SQLException {
        Report.progress("measuring candidates");
        var lines = new ArrayList<String>();
        try (var connection = connect(Part.RECONCILIATION);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select line_id from bank_line order by md5(line_id::text) limit " + (WARM_UP + MEASURED))) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        var nanos = new long[Math.max(1, lines.size() - WARM_UP)];
        for (int index = 0; index < lines.size(); index++) {
            long start = System.nanoTime();
            reconciliation.get("/api/v1/bank-lines/" + lines.get(index) + "/candidates");
            if (index >= WARM_UP) {
                nanos[index - WARM_UP] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        report.add("open items, paid ones included", "%,d".formatted(invoices));
        report.add("candidates of one line, median", millis(nanos[nanos.length / 2]));
        report.add("the same, 95th percentile", millis(nanos[nanos.length * 95 / 100]));
        report.add("the same, slowest", millis(nanos[nanos.length - 1]));
    }

    private static String millis(long nanos) {
        return "%,.1f ms".formatted(nanos / 1e6);
    }

    private static void requireTime(long end, String what) {
        if (System.nanoTime() > end) {
            throw new IllegalStateException(what);
        }
    }

    private Connection connect(Part part) throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(part), part.database() + "_owner", stack.secret(part.database() + "_owner"));
    }
}
