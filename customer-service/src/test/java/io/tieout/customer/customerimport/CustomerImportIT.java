package io.tieout.customer.customerimport;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.customer.ImportRuns;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.sheet.SheetFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
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
class CustomerImportIT {

    private static final String GOOD = """
            externalNumber,name,parentExternalNumber,country,attribute:sector
            K2,Tochter Beispiel,K1,DE,retail
            K1,Mutter Beispiel,,DE,
            K3,Unabhängig,,ID,services
            """;

    private final UUID company = Ids.next();
    private final RestTestClient client;
    private final JdbcClient jdbc;

    @Autowired
    CustomerImportIT(RestTestClient client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @Test
    void bringsInChildrenThatStandBeforeTheirParents() {
        var done = run(GOOD, false);

        assertThat(done.get("rowsImported").asInt()).isEqualTo(3);
        assertThat(customers()).isEqualTo(3);
    }

    @Test
    void changesNothingWhenRepeated() {
        run(GOOD, false);

        var again = run(GOOD, false);

        assertThat(again.get("rowsUnchanged").asInt()).isEqualTo(3);
        assertThat(again.get("rowsImported").asInt()).isZero();
        assertThat(customers()).isEqualTo(3);
    }

    @Test
    void refusesBadRowsWithLineColumnAndReasonAndKeepsTheGoodOnes() {
        var done = run("""
                externalNumber,name,parentExternalNumber,country,paymentTermDays,ibans
                A,Gut,,DE,30,
                B,,,DE,30,
                C,Land,,Germany,30,
                D,Frist,,DE,soon,
                E,Konto,,DE,30,DE88370400440532013000
                F,Waise,NOBODY,DE,30,
                A,Anderer Inhalt,,DE,30,
                """, false);

        assertThat(done.get("rowsImported").asInt()).isEqualTo(1);
        assertThat(done.get("rowsRefused").asInt()).isEqualTo(6);
        assertThat(errors(done))
                .contains("3,name,is missing")
                .contains("4,country,'Germany' is not an ISO 3166-1 alpha-2 code")
                .contains("5,paymentTermDays,")
                .contains("6,ibans,")
                .contains("7,parentExternalNumber,there is no customer with this external number")
                .contains("8,externalNumber,");
    }

    /// A row that could not be published once stopped every import of every company.
    @Test
    void refusesWhatTheApiWouldRefuseAndGoesOn() {
        var done = run("""
                externalNumber,name,taxId,language,email,attribute:sector
                A,Gut,,,,
                B,Steuer,%1$s,,,
                %1$s%1$s%1$s,Nummer,,,,
                C,Sprache,,x,,
                D,Post,,,%1$s%1$s%1$s%1$s%1$s@x.example,
                """.formatted("1234567890123456789012345678901234567890x"), false);

        assertThat(done.get("rowsImported").asInt()).isEqualTo(1);
        assertThat(errors(done))
                .contains("3,taxId,size must be between 1 and 40")
                .contains("4,externalNumber,")
                .contains("5,language,")
                .contains("6,email,");
        assertThat(run(GOOD, false).get("rowsImported").asInt()).isEqualTo(3);
    }

    @Test
    void knowsTheParentsOfTheFileInADryRunToo() {
        var done = run(GOOD, true);

        assertThat(done.get("rowsImported").asInt()).isEqualTo(3);
        assertThat(done.get("rowsRefused").asInt()).isZero();
        assertThat(customers()).isZero();
    }

    @Test
    void goesOnWithTheFirstOpenRowOfAnImportWhoseProcessDied() {
        run("externalNumber,name\nK1,Mutter Beispiel\n", false);
        var left = left("- interval '1 second'");

        run("externalNumber,name\nK9,Probe\n", false);

        var done = await().atMost(Duration.ofMinutes(2)).until(() -> job(left), CustomerImportIT::isDone);
        assertThat(customers()).isEqualTo(3);
        assertThat(done.get("rowsImported").asInt())
                .as("the one that was in before, and the one that was left")
                .isEqualTo(2);
    }

    @Test
    void leavesAnImportToWhoeverWorksOnIt() {
        left("+ interval '1 hour'");

        run("externalNumber,name\nK9,Probe\n", false);

        assertThat(customers()).isEqualTo(1);
    }

    /// Two rows, of which the parent was brought in by a process that then died.
    private String left(String takenUntil) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into import_job (company_id, import_id, target, state, mode, dry_run, file_name, file_sha256,
                            headings, columns, rows_total, rows_imported, requested_by, taken_by, taken_until)
                        values (:company, :id, 'CUSTOMER', 'RUNNING', 'CREATE', false, 'left.csv', '00', :columns, :columns,
                            2, 1, :id, :id, now() %s)
                        """.formatted(takenUntil))
                .param("company", company)
                .param("id", id)
                .param("columns", new String[] {"externalNumber", "name", "parentExternalNumber"})
                .update();
        jdbc.sql("""
                        insert into import_row (company_id, import_id, line, cells, row_key, outcome)
                        values (:company, :id, 2, '{}', 'K1', 'IMPORTED'),
                               (:company, :id, 3, array['K2', 'Tochter Beispiel', 'K1'], 'K2', null)
                        """).param("company", company).param("id", id).update();
        return id.toString();
    }

    @Test
    void bringsInALineOfParentsFromItsEnd() {
        var file = "externalNumber,name,parentExternalNumber\nK4,D,K3\nK3,C,K2\nK2,B,K1\nK1,A,\nX2,Y,X1\nX1,X,NOBODY\n";

        for (var done : List.of(run(file, true), run(file, false))) {
            assertThat(done.get("rowsImported").asInt()).isEqualTo(4);
            assertThat(errors(done))
                    .contains("6,parentExternalNumber,there is no customer with this external number")
                    .contains("7,parentExternalNumber,there is no customer with this external number");
        }
        assertThat(customers()).isEqualTo(4);
    }

    @Test
    void refusesTheSecondRowOfACustomer() {
        var done = run("externalNumber,name\nK1,Eins\nK1,Eins\n", "mode=UPSERT");

        assertThat(done.get("rowsImported").asInt()).isEqualTo(1);
        assertThat(errors(done)).contains("3,externalNumber,stands in line 2 already");
    }

    @Test
    void headsRefusedRowsSoThatTheyNeedNoMapping() {
        var done = finished(upload(
                "Firma,Land,Notiz\nEins,Germany,x\n".getBytes(StandardCharsets.UTF_8),
                "mapping={mapping}",
                "{\"Firma\":\"name\",\"Land\":\"country\",\"Notiz\":\"\"}"));

        assertThat(text(done, "refused-rows")).startsWith("name,country,ignored:Notiz,refused:column");
        assertThat(run(text(done, "refused-rows").replace("Germany", "DE"), false)
                        .get("rowsImported")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void retiresCustomersThatShouldNotHaveComeIn() {
        run("externalNumber,name\nK9,Alt\n", false);
        var imports = new ImportRuns(client, company, "customer-imports");
        var done = run(
                "externalNumber,name,parentExternalNumber,key:shop\nK1,Mutter,,7\nK2,Tochter,K1,\nK3,Fest,,\nK9,Neu,,\n",
                "mode=UPSERT");
        var changed = id("K3");
        client.patch()
                .uri("/api/v1/customers/" + changed)
                .header("Authorization", TestTokens.bearer(company, OPERATOR))
                .header("If-Match", "\"1\"")
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .body("{\"country\":\"DE\"}")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(imports.reverted(done)).containsExactly(2, 2);

        assertThat(imports.kept(done))
                .contains("4," + changed + ",was changed or merged since")
                .contains("5,")
                .contains("was here before and changed by the import; send what it said before");
        assertThat(json(client.get()
                                .uri("/api/v1/customers?status=ACTIVE")
                                .header("Authorization", TestTokens.bearer(company, OPERATOR))
                                .exchange())
                        .get("items"))
                .extracting(customer -> customer.get("name").asString())
                .containsExactlyInAnyOrder("Fest", "Neu");
        assertThat(run("externalNumber,name,key:shop\nK1,Richtig,7\n", false)
                        .get("rowsImported")
                        .asInt())
                .as("numbers and keys are free again")
                .isEqualTo(1);
    }

    @Test
    void keepsACustomerAboutWhomSomethingWasEntered() {
        var imports = new ImportRuns(client, company, "customer-imports");
        var done = run("externalNumber,name\nK1,Mit Kontakt\nK2,Ohne\nK3,Mutter\n", false);
        post(OPERATOR, "/api/v1/customers/" + id("K1") + "/contacts", "{\"name\":\"Dewi\",\"role\":\"Owner\"}")
                .expectStatus()
                .isCreated();
        run("externalNumber,name,parentExternalNumber\nK4,Tochter,K3\n", false);

        assertThat(imports.reverted(done)).containsExactly(1, 2);

        assertThat(imports.kept(done)).contains("2," + id("K1") + ",").contains("4," + id("K3") + ",");
    }

    @Test
    void keepsACustomerWhomAnotherOneWasMergedInto() {
        var imports = new ImportRuns(client, company, "customer-imports");
        var done = run("externalNumber,name,key:shop\nK1,Acme,7\n", false);
        var imported = id("K1");
        var byHand = json(post(OPERATOR, "/api/v1/customers?onDuplicate=ALLOW", "{\"name\":\"Acme\"}"))
                .get("customerId")
                .asString();
        post(ADMIN, "/api/v1/customer-merges", """
                {"survivorId":"%s","survivorVersion":1,"mergedId":"%s","mergedVersion":1,"choices":{},"reason":"Entered twice"}
                """.formatted(imported, byHand))
                .expectStatus()
                .isCreated();

        assertThat(imports.reverted(done)).containsExactly(0, 1);

        assertThat(imports.kept(done)).contains("2," + imported + ",was changed or merged since");
        assertThat(id("K1")).isEqualTo(imported);
    }

    private RestTestClient.ResponseSpec post(Role role, String path, String body) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .header("Idempotency-Key", Ids.next().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private String id(String externalNumber) {
        return json(client.get()
                        .uri("/api/v1/customers?externalNumber=" + externalNumber)
                        .header("Authorization", TestTokens.bearer(company, OPERATOR))
                        .exchange())
                .get("items")
                .get(0)
                .get("customerId")
                .asString();
    }

    @Test
    void readsTheBankAccountsOfARowInAnyOrder() {
        run("externalNumber,name,ibans\nK1,Zwei Konten,NL91ABNA0417164300;DE89370400440532013000\n", false);

        var again = run("externalNumber,name,ibans\nK1,Zwei Konten,DE89370400440532013000;NL91ABNA0417164300\n", false);

        assertThat(again.get("rowsUnchanged").asInt()).isEqualTo(1);
    }

    @Test
    void writesNothingInADryRun() {
        var done = run("externalNumber,name\nK1,Probe\n", true);

        assertThat(done.get("rowsImported").asInt()).isEqualTo(1);
        assertThat(customers()).isZero();
    }

    @Test
    void changesWhatIsHereAndLeavesWhatARowSaysNothingOf() {
        run("externalNumber,name,country,email\nK1,Alt,DE,a@alt.example\n", false);

        var done = run("externalNumber;name;country;phone\nK1;Neu;;'+49 30 1\nK2;Niemand;;\n", "mode=UPDATE");

        assertThat(done.get("rowsChanged").asInt()).isEqualTo(1);
        assertThat(done.get("rowsRefused").asInt()).isEqualTo(1);
        assertThat(errors(done)).contains("3,externalNumber,there is no customer with this number to change");
        var customer = json(client.get()
                .uri("/api/v1/customers/" + onlyCustomer())
                .header("Authorization", TestTokens.bearer(company, OPERATOR))
                .exchange());
        assertThat(customer.get("name").asString()).isEqualTo("Neu");
        assertThat(customer.get("country").asString()).isEqualTo("DE");
        assertThat(customer.get("contactPoints").get(0).get("value").asString()).isEqualTo("a@alt.example");
        assertThat(customer.get("contactPoints").get(1).get("value").asString()).isEqualTo("+49 30 1");
        assertThat(customer.get("version").asInt()).isEqualTo(2);
    }

    @Test
    void saysInADryRunWhatItWouldChange() {
        run("externalNumber,name\nK1,Alt\n", false);

        var done = run("externalNumber,name\nK1,Neu\nK2,Zwei\n", "mode=UPSERT&dryRun=true");

        assertThat(done.get("rowsChanged").asInt()).isEqualTo(1);
        assertThat(done.get("rowsImported").asInt()).isEqualTo(1);
        assertThat(customers()).isEqualTo(1);
        assertThat(run("externalNumber,name\nK1,Alt\n", false)
                        .get("rowsUnchanged")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void refusesNumberOfOursThatNobodyHas() {
        var done = run("customerNumber,name\nC-000099,Wer\n", "mode=UPSERT");

        assertThat(errors(done)).contains("2,customerNumber,there is no customer with this number");
        assertThat(customers()).isZero();
    }

    @Test
    void givesRefusedRowsBackToBeMendedAndSentAgain() {
        var done = run("externalNumber,name,country,phone\nK1,Eins,DE,\nK2,Zwei,Germany,'+49 30 1\n", false);

        var refused = text(done, "refused-rows");
        assertThat(refused)
                .startsWith("externalNumber,name,country,phone,refused:column,refused:reason")
                .contains("K2,Zwei,Germany,'+49 30 1,country,")
                .doesNotContain("K1");
        assertThat(run(refused.replace("K2,Zwei,Germany", "K2,Zwei,DE"), false)
                        .get("rowsImported")
                        .asInt())
                .isEqualTo(1);
        assertThat(customers()).isEqualTo(2);
    }

    @Test
    void readsAWorkbookAndGivesItsRefusedRowsBackAsOne() throws IOException {
        var done = finished(upload(
                workbook(
                        List.of("Nama Pelanggan", "外部编号", "Country", "Notes", "Phone"),
                        List.of(
                                List.of("Satu", "K1", "ID", "x", "+62 21\n1"),
                                List.of("=Dua", "K2", "Indonesia", "y", "'1"))),
                "mapping={mapping}",
                "{\"Notes\":\"\"}"));

        assertThat(done.get("rowsImported").asInt()).isEqualTo(1);
        assertThat(errors(done)).contains("3,country,");
        var refused = Objects.requireNonNull(get(done, "refused-rows?format=xlsx")
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(refused))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(3)).isEqualTo("ignored:Notes");
            assertThat(rows.get(1).getCellText(0)).isEqualTo("=Dua");
            assertThat(rows.get(1).getCellText(4)).isEqualTo("'1");
            assertThat(rows.get(1).getCellText(5)).isEqualTo("country");
        }
        assertThat(finished(upload(refused, "")).get("rowsRefused").asInt()).isEqualTo(1);
    }

    @Test
    void proposesWhatHeadingsMean() {
        var proposal = json(upload(
                "/mapping-proposals", "客户,Kode,Customer Number\nA,1,C-1\n".getBytes(StandardCharsets.UTF_8), ""));

        assertThat(proposal.get("columns").get(0).get("column").asString()).isEqualTo("name");
        assertThat(proposal.get("columns").get(1).hasNonNull("column")).isFalse();
        assertThat(proposal.get("columns").get(2).hasNonNull("column"))
                .as("whose number it is nobody says")
                .isFalse();
        upload("name\nA\n".getBytes(StandardCharsets.UTF_8), "mapping={mapping}", "[1]")
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void findsCustomersByKeysOfOtherSystems() {
        assertThat(run("name,key:erp,key:shop\nAlt,7,A;B\n", "mode=UPSERT")
                        .get("rowsImported")
                        .asInt())
                .isEqualTo(1);

        var done = run("name,key:erp,country\nNeu,7;8,\nWer,9,DE\n", "mode=UPDATE");

        assertThat(done.get("rowsChanged").asInt()).isEqualTo(1);
        assertThat(errors(done)).contains("3,key:erp,there is no customer with this number to change");
        assertThat(text("/api/v1/customers/export")).contains("key:erp,key:shop", "Neu", "7;8,A;B");
        assertThat(run(text("/api/v1/customers/export"), "mode=UPSERT")
                        .get("rowsUnchanged")
                        .asInt())
                .isEqualTo(1);
        assertThat(errors(run("name,key:shop\nNoch neuer,A\n", "mode=CREATE")))
                .contains("2,key:shop,the customer is here with other content");
        assertThat(errors(run("name,key:no way\nX,A\n", "mode=UPSERT"))).contains("2,key:no way,");
    }

    @Test
    void refusesRowWhoseKeysNameTwoCustomers() {
        run("name,key:erp\nEins,1\nZwei,2\n", "mode=UPSERT");

        assertThat(errors(run("name,key:erp\nWer,1;2\n", "mode=UPSERT"))).contains("names customer");
        assertThat(run("name,key:erp\nEins,1\nZwei,2\n", "mode=UPSERT")
                        .get("rowsUnchanged")
                        .asInt())
                .isEqualTo(2);
    }

    private static byte[] workbook(List<String> header, List<List<String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var sheet = SheetFormat.XLSX.open(out, "customers", false)) {
            sheet.row(header);
            for (var row : rows) {
                sheet.row(row);
            }
        }
        return out.toByteArray();
    }

    @Test
    void readsTheEncodingThatIsStated() {
        var file = "externalNumber,name\nK1,范例阳光\n".getBytes(Charset.forName("GB18030"));

        upload(file, false).expectStatus().isBadRequest();
        var done = finished(upload(file, "encoding=GB18030"));

        assertThat(done.get("rowsImported").asInt()).isEqualTo(1);
    }

    @Test
    void refusesFileThatIsNotTheOneAnnounced() {
        for (var totals : List.of("expectedRows=2", "expectedSha256=00")) {
            upload("externalNumber,name\nK1,Eins\n".getBytes(StandardCharsets.UTF_8), totals)
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("control-total-mismatch");
        }
        assertThat(run("externalNumber,name\nK1,Eins\n", "expectedRows=1")
                        .get("rowsImported")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void refusesFileWithUnknownColumn() {
        upload("name,colour\nX,red\n", false)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unreadable-import");
    }

    @Test
    void refusesFileThatIsNotUtf8Text() {
        upload("name\nM\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1), false)
                .expectStatus()
                .isBadRequest();
        upload("name\nX\0\n", false).expectStatus().isBadRequest();
        upload("name\n", false).expectStatus().isBadRequest();
    }

    @Test
    void hidesImportsOfAnotherCompany() {
        var done = run("externalNumber,name\nK1,Probe\n", true);

        client.get()
                .uri("/api/v1/customer-imports/" + done.get("importId").asString())
                .header("Authorization", TestTokens.bearer(Ids.next(), OPERATOR))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private JsonNode run(String csv, boolean dryRun) {
        return run(csv, "dryRun=" + dryRun);
    }

    private JsonNode run(String csv, String query) {
        return finished(upload(csv.getBytes(StandardCharsets.UTF_8), query));
    }

    private JsonNode finished(ResponseSpec upload) {
        var id = json(upload.expectStatus().isAccepted()).get("importId").asString();
        return await().atMost(Duration.ofMinutes(2)).until(() -> job(id), CustomerImportIT::isDone);
    }

    private JsonNode job(String importId) {
        return json(client.get()
                .uri("/api/v1/customer-imports/" + importId)
                .header("Authorization", TestTokens.bearer(company, OPERATOR))
                .exchange());
    }

    private static boolean isDone(JsonNode job) {
        return job.get("state").asString().equals("DONE");
    }

    private String errors(JsonNode done) {
        return text(done, "errors");
    }

    private String text(JsonNode done, String part) {
        return text("/api/v1/customer-imports/" + done.get("importId").asString() + "/" + part);
    }

    private String text(String path) {
        return String.valueOf(get(path).expectBody(String.class).returnResult().getResponseBody());
    }

    private ResponseSpec get(JsonNode done, String part) {
        return get("/api/v1/customer-imports/" + done.get("importId").asString() + "/" + part);
    }

    private ResponseSpec get(String path) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, OPERATOR))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private int customers() {
        return list().size();
    }

    private String onlyCustomer() {
        assertThat(list()).hasSize(1);
        return list().get(0).get("customerId").asString();
    }

    private JsonNode list() {
        return json(client.get()
                        .uri("/api/v1/customers")
                        .header("Authorization", TestTokens.bearer(company, OPERATOR))
                        .exchange())
                .get("items");
    }

    private ResponseSpec upload(String csv, boolean dryRun) {
        return upload(csv.getBytes(StandardCharsets.UTF_8), dryRun);
    }

    private ResponseSpec upload(byte[] file, boolean dryRun) {
        return upload(file, "dryRun=" + dryRun);
    }

    private ResponseSpec upload(byte[] file, String query, Object... values) {
        return upload("", file, query, values);
    }

    private ResponseSpec upload(String path, byte[] file, String query, Object... values) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(file) {
            @Override
            public String getFilename() {
                return "customers.csv";
            }
        });
        return client.post()
                .uri("/api/v1/customer-imports" + path + "?" + query, values)
                .header("Authorization", TestTokens.bearer(company, OPERATOR))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
