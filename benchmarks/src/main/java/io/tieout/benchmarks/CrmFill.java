package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.api.Json;
import io.tieout.localstack.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Customers with five interactions, one deal, half an order of two lines and half an invoice each, filled in by the
/// databases themselves: a million through the API would take days.
///
/// What a customer is found by is put together from words that the service has taken apart, and compared with what the
/// service makes of the same customer: else the search would be measured over rows that nobody ever has.
final class CrmFill {

    static final String PIPELINE = "benchmark";
    static final String SEGMENT = "segment";
    static final String ERP_CODE = "erp_code";
    static final String PASSWORD = "benchmark of many customers";

    /// Who writes.
    static final int USERS = 50;

    /// Above that, customers are new ones.
    static final int MOST = 10_000_000;

    /// Has nothing in common with the number of words, so that segments and names do not hang together.
    private static final int SEGMENTS = 23;
    private static final int STEP = 50_000;
    private static final int COMPARED = 50;

    /// One word of a name is from each third, so that names differ.
    static final List<String> WORDS = List.of("""
            Maju Sentosa Abadi Sumber Rejeki Cahaya Mitra Karya Nusantara Bintang Weberei Lindner
            Hoffmann Brückner Schäfer Атлант Вектор Северсталь 上海 北京 广州 深圳 长江 东方
            Jaya Makmur Utama Mandiri Lestari Perkasa Textile Trading Industries Machinery Logistics Packaging
            Chemie Technik Handels Торговый Завод 纺织 贸易 机械 科技 电子 食品 建材
            Group Holding Limited Tbk GmbH Works Partners Export Import Supply Brothers International
            Asia Pacific Europa Компания 集团 公司 有限 实业 国际 Services Sons Union
            """.strip().split("\\s+"));

    private static final int THIRD = WORDS.size() / 3;

    /// What is filled: their indexes are built again afterwards, which is quicker than to keep them.
    private static final List<String> CUSTOMER_TABLES = List.of("""
            customer custom_field_value search_entry customer_activity credit_decision interaction deal_view order_view
            invoice_view receivable_item""".strip().split("\\s+"));

    private static final List<String> SALES_TABLES = List.of("""
            customer_view deal deal_stage_change deal_credit sales_order sales_order_line sale_fact revenue_document
            customer_talk""".strip().split("\\s+"));

    private final LocalStack stack;
    private final ApiClient api;
    private final UUID company;
    private final List<String> fields = new ArrayList<>();
    private final List<String> users = new ArrayList<>();
    private int filled;

    CrmFill(LocalStack stack) throws SQLException {
        this.stack = stack;
        this.api = stack.api();
        try (var connection = connect(Part.LEDGER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select company_id from company")) {
            rows.next();
            this.company = rows.getObject(1, UUID.class);
        }
    }

    static String customerId(int number) {
        return "01900000-0000-7000-a000-%012x".formatted(number);
    }

    static String email(int user) {
        return "user" + user + "@benchmark.example";
    }

    static String representativeId(int number) {
        return "01900000-0000-7000-c000-%012x".formatted(number);
    }

    static String segment(int number) {
        return "S" + number % SEGMENTS;
    }

    static String name(int number) {
        return WORDS.get(number % THIRD)
                + " " + WORDS.get(THIRD + number / THIRD % THIRD)
                + " " + WORDS.get(2 * THIRD + number / THIRD / THIRD % THIRD)
                + " " + number;
    }

    static String phone(int number) {
        return "+62 21 %08d".formatted(number * 7_919L % 100_000_000);
    }

    /// The words, the people and the things that everything else is made with; or what an earlier run left of them.
    void prepare() throws SQLException, InterruptedException {
        if (!find(Part.SALES, "select 1 from pg_tables where tablename = 'benchmark_person'")
                .isEmpty()) {
            users.addAll(find(Part.SALES, "select user_id from benchmark_person order by number"));
            fields.addAll(find(Part.CUSTOMER, "select field_id from custom_field order by kind <> 'CHOICE'"));
            filled = Integer.parseInt(
                    find(Part.SALES, "select count(*) from customer_view where customer_number like 'B-%'")
                            .getFirst());
            return;
        }
        Report.progress("preparing words, people and products");
        var words = new ArrayList<String>();
        for (var word : WORDS) {
            var customer = api.post(
                            "/api/v1/customers?onDuplicate=ALLOW", Json.object().put("name", word + " 0"), key())
                    .get("customerId")
                    .asString();
            if (words.isEmpty()) {
                // Everybody gets the decision that is made about this one.
                api.post("/api/v1/customers/" + customer + "/credit/review", Json.object(), key());
            }
            var contact = api.post(
                            "/api/v1/customers/" + customer + "/contacts",
                            Json.object().put("name", word + " 0").put("role", "Word"),
                            key())
                    .get("contactId")
                    .asString();
            words.add("(%d, '%s', '%s'::uuid, '%s'::uuid)".formatted(words.size(), word, customer, contact));
        }
        var segments = Json.object()
                .put("target", "CUSTOMER")
                .put("key", SEGMENT)
                .put("label", "Segment")
                .put("kind", "CHOICE");
        IntStream.range(0, SEGMENTS).mapToObj(CrmFill::segment).forEach(segments.putArray("choices")::add);
        define(segments);
        define(Json.object()
                .put("target", "CUSTOMER")
                .put("key", ERP_CODE)
                .put("label", "Code in the other system")
                .put("kind", "TEXT"));
        execute(Part.CUSTOMER, read("crm-words.sql").replace(":words", String.join(", ", words)) + people());
        definePipeline();
        execute(Part.SALES, people() + read("crm-people.sql"));
    }

    private void define(JsonNode field) {
        fields.add(api.post("/api/v1/custom-fields", field, key()).get("id").asString());
    }

    private void definePipeline() {
        var pipeline = Json.object().put("pipelineCode", PIPELINE).put("name", "Benchmark");
        var stages = pipeline.putArray("stages");
        List.of("LEAD", "OFFER", "TALKS", "WON", "LOST").forEach(stages::add);
        var rules = pipeline.putArray("stageRules");
        rules.addObject().put("stage", "WON").put("kind", "WON");
        rules.addObject().put("stage", "LOST").put("kind", "LOST");
        api.post("/api/v1/pipelines", pipeline, key());
    }

    /// A hundred, of whom half can sign in.
    private String people() {
        if (users.isEmpty()) {
            for (int user = 1; user <= USERS; user++) {
                var body = Json.object()
                        .put("email", email(user))
                        .put("displayName", "User " + user)
                        .put("password", PASSWORD);
                body.putArray("roles").add("SALES_REPRESENTATIVE");
                users.add(api.post("/api/v1/users", body, key()).get("id").asString());
            }
            while (users.size() < 2 * USERS) {
                users.add(UUID.randomUUID().toString());
            }
        }
        return "create table benchmark_person (number integer primary key, user_id uuid not null);\n"
                + "insert into benchmark_person values "
                + IntStream.range(0, users.size())
                        .mapToObj(index -> "(%d, '%s')".formatted(index + 1, users.get(index)))
                        .collect(Collectors.joining(", "))
                + ";\n";
    }

    String userId(int number) {
        return users.get(number - 1);
    }

    /// Until there are so many.
    void fill(int count) throws SQLException, InterruptedException {
        if (count == filled) {
            return;
        }
        try (var both = Executors.newFixedThreadPool(2)) {
            var customers = both.submit(() -> {
                fill(Part.CUSTOMER, CUSTOMER_TABLES, read("crm-customers.sql"), count);
                return true;
            });
            var deals = both.submit(() -> {
                fill(Part.SALES, SALES_TABLES, read("crm-deals.sql"), count);
                return true;
            });
            customers.get();
            deals.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The databases were not filled", e.getCause());
        }
        filled = count;
        compare();
    }

    private void fill(Part part, List<String> tables, String sql, int count) throws SQLException {
        try (var connection = connect(part);
                var statement = connection.createStatement()) {
            // The rows are as the constraints and triggers would have them.
            statement.execute("set session_replication_role = replica; set maintenance_work_mem = '512MB';"
                    + " set work_mem = '128MB'");
            var indexes = indexes(connection, tables);
            for (var index : indexes.keySet()) {
                statement.execute("drop index " + index);
            }
            for (int first = filled + 1; first <= count; first += STEP) {
                int last = Math.min(count, first + STEP - 1);
                Report.progress("filling %s from %,d".formatted(part, first));
                statement.execute(completed(sql)
                        .replace(":first", Integer.toString(first))
                        .replace(":last", Integer.toString(last))
                        .replace(":begin", Integer.toString(filled + 1))
                        .replace(":end", Integer.toString(count)));
            }
            Report.progress("indexing " + part);
            for (var index : indexes.values()) {
                statement.execute(index);
            }
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /// Those that no constraint is made of: what makes them, by name.
    private static Map<String, String> indexes(Connection connection, List<String> tables) throws SQLException {
        var found = new LinkedHashMap<String, String>();
        try (var query = connection.prepareStatement("""
                select indexname, indexdef
                  from pg_indexes
                 where tablename = any (?) and schemaname = current_schema()
                   and not exists (select from pg_constraint where conname = indexname)
                 order by indexname""")) {
            query.setArray(1, connection.createArrayOf("text", tables.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return found;
    }

    /// The service writes some customers anew: only then what it finds them by may be what was filled.
    private void compare() throws SQLException {
        Report.progress("comparing with what the service makes");
        try (var connection = connect(Part.CUSTOMER)) {
            for (int turn = 0; turn < COMPARED; turn++) {
                int number = 1 + (int) (turn * 104_729L % filled);
                var id = customerId(number);
                var before = found(connection, id);
                var path = "/api/v1/customers/" + id;
                var answer = api.getWithTag(path);
                var language = answer.body().path("language").asString("").equals("en") ? "id" : "en";
                api.patch(path, Json.object().put("language", language), answer.etag());
                var after = found(connection, id);
                if (!before.equals(after)) {
                    throw new IllegalStateException("Filled was\n" + before + "\nbut the service makes\n" + after);
                }
            }
        }
    }

    private static String found(Connection connection, String customerId) throws SQLException {
        try (var query = connection.prepareStatement("""
                select concat_ws(E'\\n', folded_name, search_text, title, number, terms)
                  from customer c
                  join search_entry e using (company_id)
                 where c.customer_id = ?::uuid and e.type = 'CUSTOMER' and e.record_id = c.customer_id""")) {
            query.setString(1, customerId);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private List<String> find(Part part, String sql) throws SQLException {
        try (var connection = connect(part);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /// How many there are.
    int filled() {
        return filled;
    }

    private void execute(Part part, String sql) throws SQLException {
        try (var connection = connect(part);
                var statement = connection.createStatement()) {
            statement.execute(completed(sql));
        }
    }

    private String completed(String sql) {
        return sql.replace(":company", "'" + company + "'::uuid")
                .replace(":third", Integer.toString(THIRD))
                .replace(":segments", Integer.toString(SEGMENTS))
                .replace(":pipeline", "'" + PIPELINE + "'")
                .replace(":segmentField", "'" + fields.getFirst() + "'::uuid")
                .replace(":codeField", "'" + fields.getLast() + "'::uuid");
    }

    private static String read(String file) {
        try (var in = CrmFill.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connect(Part part) throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(part), "postgres", stack.secret("postgres"));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
