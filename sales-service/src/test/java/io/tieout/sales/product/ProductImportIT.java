package io.tieout.sales.product;

import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ProductImportIT {

    private static final String GOOD = """
            productCode,name,listPrice,currency,taxRatePercent
            A,Anvil,10.00,EUR,19
            B,Bolt,0.5,EUR,19
            J,Jamu,15000,IDR,11
            """;

    private final UUID company = Ids.next();
    private final RestTestClient client;
    private final JdbcClient jdbc;

    @Autowired
    ProductImportIT(RestTestClient client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @Test
    void bringsProductsInOnceHoweverOftenTheFileComes() {
        var first = run("", GOOD);
        var again = run("", GOOD);

        assertThat(counts(first)).containsExactly(3, 0, 0, 0);
        assertThat(counts(again)).containsExactly(0, 0, 3, 0);
        assertThat(products())
                .contains("A,Anvil,,10.00,EUR,NONE,19,PIECE,,", "B,Bolt,,0.50,EUR,", "J,Jamu,,15000.00,IDR");
    }

    @Test
    void readsHeadingsInThreeLanguagesAndSaysWhatItReadThemAs() {
        var done = run("", "产品编码;名称;单价;币种;税率;生效日期\nA;砧;10.00;CNY;13;2026-01-01\n");
        run("", "Kode Produk\tNama\tHarga\tMata uang\nB\tBaut\t5\tIDR\n");

        assertThat(done.get("columns"))
                .extracting(read -> read.get("heading").asString() + "="
                        + read.get("column").asString())
                .containsExactly(
                        "产品编码=productCode",
                        "名称=name",
                        "单价=listPrice",
                        "币种=currency",
                        "税率=taxRatePercent",
                        "生效日期=activeFrom");
        assertThat(products())
                .contains("A,砧,,10.00,CNY,NONE,13,PIECE,2026-01-01,")
                .contains("B,Baut,,5.00,IDR");
    }

    @Test
    void changesWhatCellsSayAndKeepsWhatEmptyOnesDoNot() {
        run("", GOOD);

        var update = run("?mode=UPDATE", "sku,name,price\nA,,11\nC,Chain,3\n");
        var upsert = run("?mode=UPSERT", "sku,name,price,currency\nB,Big bolt,,\nC,Chain,3,EUR\nA,Anvil,11.00,EUR\n");
        var create = run("", "sku,name,price,currency\nA,Anvil,12,EUR\n");

        assertThat(counts(update)).containsExactly(0, 1, 0, 1);
        assertThat(refused(update)).contains("C,Chain,3,productCode,there is no product 'C'");
        assertThat(counts(upsert)).containsExactly(1, 1, 1, 0);
        assertThat(counts(create)).containsExactly(0, 0, 0, 1);
        assertThat(refused(create)).contains("already");
        assertThat(products())
                .contains("A,Anvil,,11.00,EUR,NONE,19,", "B,Big bolt,,0.50,EUR,NONE,19,", "C,Chain,,3.00,EUR");
    }

    @Test
    void givesRefusedRowsBackToBeMendedAndSentAgain() {
        var done = run("", """
                productCode,name,listPrice,currency,taxRatePercent,activeFrom,activeUntil
                A,Good,1.00,EUR,,,
                ,No code,1.00,EUR,,,
                C,,1.00,EUR,,,
                D,Comma,"1,00",EUR,,,
                E,Fraction,1.005,EUR,,,
                F,Coin,1.00,XXX,,,
                G,Rate,1.00,EUR,101,,
                H,Never,1.00,EUR,,2026-02-01,2026-01-01
                I,Day,1.00,EUR,,01.02.2026,
                K,Negative,-1.00,EUR,,,
                A,Twice,1.00,EUR,,,
                L,=cmd(),,EUR,,,
                N,Huge,999999999999999999,EUR,,,
                """);

        var rows = refused(done);

        assertThat(counts(done)).containsExactly(1, 0, 0, 12);
        assertThat(rows)
                .contains(",No code,1.00,EUR,,,,productCode,is missing")
                .contains("C,,1.00,EUR,,,,name,is missing")
                .contains("listPrice,\"'1,00' is not a plain decimal")
                .contains("listPrice,'1.005' has more decimals than EUR")
                .contains("currency,'XXX' is not a currency of payment")
                .contains("G,Rate,1.00,EUR,101,,,taxRatePercent,")
                .contains(",activeUntil,")
                .contains("activeFrom,\"'01.02.2026' is not a date")
                .contains("K,Negative,'-1.00,EUR,,,,listPrice,must not be negative")
                .contains("A,Twice,1.00,EUR,,,,productCode,stands in line 2 already")
                .contains("L,'=cmd(),,EUR,,,,listPrice,is missing")
                .contains("listPrice,'999999999999999999' is too large");
        var mended = run("", rows.replace("1.005", "1.01").replace("A,Twice", "M,Twice"));
        assertThat(counts(mended)).containsExactly(2, 0, 0, 10);
        assertThat(products()).contains("E,Fraction,,1.01,EUR", "M,Twice,,1.00,EUR");
    }

    @Test
    void refusesRepetitionsHoweverManyThereAre() {
        var done = run("", "productCode,name,listPrice,currency\n" + "A,Anvil,1,EUR\n".repeat(20_000));

        assertThat(counts(done)).containsExactly(1, 0, 0, 19_999);
        assertThat(refused(done).lines()).hasSize(20_000).anyMatch(row -> row.endsWith("stands in line 2 already"));
    }

    @Test
    void saysInADryRunWhatTheRunWouldSayAndWritesNothing() {
        var file = GOOD + "A,Again,1.00,EUR,\nC,,1.00,EUR,\n";

        var tried = run("?dryRun=true", file);
        var nothing = products();
        var done = run("", file);

        assertThat(counts(tried)).isEqualTo(counts(done)).containsExactly(3, 0, 0, 2);
        assertThat(nothing).doesNotContain("Anvil");
        assertThat(refused(tried)).isEqualTo(refused(done));
    }

    @Test
    void writesNothingOfAFileThatIsNotTheAnnouncedOne() {
        problem(upload("?expectedRows=4", GOOD), 422, "control-total-mismatch");
        problem(upload("?expectedSha256=00", GOOD), 422, "control-total-mismatch");
        problem(upload("", "productCode,colour\nA,red\n"), 400, "unreadable-import");
        problem(upload("", "productCode,sku\nA,A\n"), 400, "unreadable-import");
        problem(upload("", "name\nAnvil\n"), 400, "unreadable-import");
        problem(upload("", "productCode\n"), 400, "unreadable-import");
        problem(upload("", "productCode,name\nA\n"), 400, "unreadable-import");
        problem(upload("", "产品编码\nA\n".getBytes(Charset.forName("GB18030")), SALES_MANAGER), 400, "unreadable-import");
        upload("", GOOD.getBytes(StandardCharsets.UTF_8), SALES_REPRESENTATIVE)
                .expectStatus()
                .isForbidden();

        assertThat(kept("import_job")).isZero();
        assertThat(kept("import_row")).isZero();
        assertThat(counts(run("?expectedRows=3", GOOD))).containsExactly(3, 0, 0, 0);
    }

    @Test
    void goesOnWhereADeadProcessHadStopped() {
        var left = Ids.next();
        jdbc.sql("""
                        insert into import_job (company_id, import_id, target, state, mode, dry_run, file_name, file_sha256,
                            headings, columns, rows_total, rows_imported, requested_by, taken_by, taken_until)
                        values (:company, :id, 'PRODUCT', 'RUNNING', 'CREATE', false, 'left.csv', '', :columns, :columns,
                            2, 1, :id, :id, now() - interval '1 second')
                        """)
                .param("company", company)
                .param("id", left)
                .param("columns", new String[] {"productCode", "name", "listPrice", "currency"})
                .update();
        row(left, 2, "IMPORTED", "A", "Was in already");
        row(left, 3, null, "B", "Was not");

        run("", "productCode,name,listPrice,currency\nZ,Wakes the worker,1,EUR\n");

        await().atMost(Duration.ofMinutes(2)).until(() -> json(get("/api/v1/product-imports/" + left))
                .get("state")
                .asString()
                .equals("DONE"));
        assertThat(counts(json(get("/api/v1/product-imports/" + left)))).containsExactly(2, 0, 0, 0);
        assertThat(products()).contains("B,Was not").doesNotContain("Was in already");
    }

    @Test
    void leavesAnImportToWhoeverWorksOnIt() {
        var busy = Ids.next();
        jdbc.sql("""
                        insert into import_job (company_id, import_id, target, state, mode, dry_run, file_name, file_sha256,
                            headings, columns, rows_total, requested_by, taken_by, taken_until)
                        values (:company, :id, 'PRODUCT', 'RUNNING', 'CREATE', false, 'busy.csv', '', :columns, :columns,
                            1, :id, :id, now() + interval '1 hour')
                        """)
                .param("company", company)
                .param("id", busy)
                .param("columns", new String[] {"productCode", "name", "listPrice", "currency"})
                .update();
        row(busy, 2, null, "A", "Somebody else's");

        run("", "productCode,name,listPrice,currency\nZ,Wakes the worker,1,EUR\n");

        assertThat(products()).doesNotContain("Somebody else's");
    }

    @Test
    void readsWorkbooksWithNumbersDatesAndFormulas() throws IOException {
        var book = new ByteArrayOutputStream();
        try (var workbook = new Workbook(book, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("Products");
            var headings = List.of("SKU", "Name", "Price", "Currency", "Active from", "Series");
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(0, column, headings.get(column));
            }
            sheet.value(1, 0, 4711);
            sheet.value(1, 1, "Anvil");
            sheet.value(1, 2, 4.35);
            sheet.value(1, 3, "EUR");
            sheet.value(1, 4, LocalDate.of(2026, 3, 31));
            sheet.style(1, 4).format("yyyy-mm-dd").set();
            sheet.value(3, 0, "0815");
            sheet.value(3, 1, "After an empty line");
            sheet.value(3, 2, 1000);
            sheet.value(3, 3, "JPY");
        }

        var done = run("", book.toByteArray());

        assertThat(counts(done)).containsExactly(2, 0, 0, 0);
        assertThat(products())
                .contains("4711,Anvil,,4.35,EUR,NONE,0,PIECE,2026-03-31,")
                .contains("0815,After an empty line,,1000,JPY");
    }

    @Test
    void refusesWhatOnlyLooksLikeAWorkbook() {
        problem(upload("", new byte[] {'P', 'K', 3, 4, 0, 0, 1, 2}, SALES_MANAGER), 400, "unreadable-import");
        assertThat(kept("import_job")).isZero();
    }

    @Test
    void exportsWhatAnImportReadsBackUnchangedInBothFormats() throws IOException {
        run("", "productCode,name,listPrice,currency,activeUntil\nA,=1+1,1.50,EUR,2026-01-31\nB,Bolt,2,EUR,\n");

        var csv = bytes("/api/v1/products/export");
        var xlsx = bytes("/api/v1/products/export?format=xlsx");

        assertThat(new String(csv, StandardCharsets.UTF_8)).contains("A,'=1+1,,1.50,EUR");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx));
                var rows = book.getFirstSheet().openStream()) {
            assertThat(rows.map(row -> row.getCellText(0))).containsExactly("productCode", "A", "B");
        }
        assertThat(counts(run("?mode=UPDATE", csv))).containsExactly(0, 0, 2, 0);
        assertThat(counts(run("?mode=UPDATE", xlsx))).containsExactly(0, 0, 2, 0);
        assertThat(new String(bytes("/api/v1/products/export?soldOn=2026-02-01"), StandardCharsets.UTF_8))
                .contains("B,Bolt")
                .doesNotContain("1+1");
        problem(get("/api/v1/products/export?format=pdf"), 400, "unsupported-format");
    }

    @Test
    void givesRefusedRowsBackAsAWorkbookToo() {
        var done = run("", "productCode,name,listPrice,currency\nA,,1,EUR\n");
        var path = "/api/v1/product-imports/" + done.get("importId").asString() + "/refused-rows";

        var again = run("", bytes(path + "?format=xlsx"));

        assertThat(counts(again)).containsExactly(0, 0, 0, 1);
        assertThat(refused(again)).isEqualTo(refused(done));
        problem(get(path + "?format=doc"), 400, "unsupported-format");
    }

    @Test
    void hidesImportsOfAnotherCompany() {
        var path = "/api/v1/product-imports/" + run("", GOOD).get("importId").asString();
        var stranger = TestTokens.bearer(Ids.next(), SALES_MANAGER);

        for (var hidden : List.of(path, path + "/refused-rows")) {
            problem(client.get().uri(hidden).header("Authorization", stranger).exchange(), 404, "import-not-found");
        }
    }

    private void row(UUID importId, int line, @Nullable String outcome, String code, String name) {
        jdbc.sql("""
                        insert into import_row (company_id, import_id, line, cells, row_key, outcome)
                        values (:company, :id, :line, :cells, :key, :outcome)
                        """)
                .param("company", company)
                .param("id", importId)
                .param("line", line)
                .param("cells", new String[] {code, name, "1", "EUR"})
                .param("key", code)
                .param("outcome", outcome)
                .update();
    }

    private int kept(String table) {
        return jdbc.sql("select count(*) from " + table + " where company_id = :company")
                .param("company", company)
                .query(Integer.class)
                .single();
    }

    private static List<Integer> counts(JsonNode done) {
        return List.of(
                done.get("rowsImported").asInt(),
                done.get("rowsChanged").asInt(),
                done.get("rowsUnchanged").asInt(),
                done.get("rowsRefused").asInt());
    }

    private JsonNode run(String parameters, String file) {
        return run(parameters, file.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode run(String parameters, byte[] file) {
        var id = json(upload(parameters, file, SALES_MANAGER).expectStatus().isAccepted())
                .get("importId")
                .asString();
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> json(get("/api/v1/product-imports/" + id)),
                        job -> job.get("state").asString().equals("DONE"));
    }

    private String refused(JsonNode done) {
        return new String(
                bytes("/api/v1/product-imports/" + done.get("importId").asString() + "/refused-rows"),
                StandardCharsets.UTF_8);
    }

    private String products() {
        return new String(bytes("/api/v1/products/export"), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) {
        return Objects.requireNonNull(get(path)
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec get(String path) {
        var role = path.startsWith("/api/v1/product-imports") ? SALES_MANAGER : AUDITOR;
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .exchange();
    }

    private ResponseSpec upload(String parameters, String file) {
        return upload(parameters, file.getBytes(StandardCharsets.UTF_8), SALES_MANAGER);
    }

    private ResponseSpec upload(String parameters, byte[] file, Role role) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(file) {
            @Override
            public String getFilename() {
                return "products";
            }
        });
        return client.post()
                .uri("/api/v1/product-imports" + parameters)
                .header("Authorization", TestTokens.bearer(company, role))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }
}
