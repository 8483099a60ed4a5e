package io.tieout.customer.party;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

@ServiceTest
class CustomerExportIT {

    private static final String IBAN = "DE89370400440532013000";

    private final UUID company = Ids.next();
    private final RestTestClient client;
    private String parent = "";

    @Autowired
    CustomerExportIT(RestTestClient client) {
        this.client = client;
    }

    @BeforeEach
    void enterCustomers() {
        parent = register("""
                {"name":"Induk Jaya","externalNumber":"K1","country":"ID","paymentTermDays":14,
                 "otherNames":["Satu; Dua","Garis\\\\miring"],"ibans":["DE89370400440532013000"],
                 "bankAccounts":[{"iban":"NL91ABNA0417164300","holder":"Induk"}],
                 "addresses":[{"purpose":"BILLING","city":"Jakarta","country":"ID"}],
                 "contactPoints":[{"type":"EMAIL","value":"b@induk.example"},
                                  {"type":"EMAIL","value":"a@induk.example","label":"Bills","primary":true},
                                  {"type":"PHONE","value":"+62 21 555 0101"}],
                 "attributes":{"sector":"=1+1"}}
                """);
        register("{\"name\":\"@Anak\",\"parentId\":\"" + parent
                + "\",\"status\":\"INACTIVE\",\"roles\":[\"SUPPLIER\"]}");
    }

    @Test
    void changesNothingWhenImportedAgain() {
        var before = text(get("/api/v1/customers/" + parent, ACCOUNTANT));
        var file = text(export("", ACCOUNTANT).expectStatus().isOk());

        for (var mode : new String[] {"CREATE", "UPDATE", "UPSERT"}) {
            var done = imported(file, mode);

            assertThat(done.get("rowsUnchanged").asInt()).isEqualTo(2);
            assertThat(done.get("rowsTotal").asInt()).isEqualTo(2);
        }
        assertThat(text(get("/api/v1/customers/" + parent, ACCOUNTANT))).isEqualTo(before);
    }

    @Test
    void writesNothingThatASpreadsheetComputes() {
        assertThat(text(export("", SALES_MANAGER)))
                .contains(",'@Anak,")
                .contains(",'=1+1")
                .contains("'+62 21 555 0101")
                .contains("a@induk.example")
                .doesNotContain(",@Anak", ",=1+1", ",+62");
    }

    @Test
    void leavesBankAccountsOutForThoseWhoSeeNone() {
        assertThat(text(export("", SUPPORT))).contains("Induk Jaya").doesNotContain("ibans", IBAN, "3000");
        assertThat(text(export("", ACCOUNTANT))).contains("ibans", IBAN);
        export("?iban=" + IBAN, SUPPORT).expectStatus().isForbidden();
    }

    @Test
    void exportsWhatTheListShows() {
        assertThat(text(export("?role=SUPPLIER", SUPPORT))).contains("Anak").doesNotContain("sector");
        assertThat(text(export("?role=SUPPLIER", SUPPORT)).lines()).hasSize(2);
        assertThat(text(export("?iban=" + IBAN, ACCOUNTANT)).lines()).hasSize(2);
        assertThat(text(export("?search=Nirgends", SUPPORT)).lines()).hasSize(1);
    }

    @Test
    void writesAWorkbook() throws IOException {
        var file = export("?format=xlsx", SUPPORT)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"customers.xlsx\"")
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(Objects.requireNonNull(file)))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(0).getCellText(2)).isEqualTo("name");
            assertThat(rows.get(1).getCellText(2)).isEqualTo("Induk Jaya");
            assertThat(rows.get(2).getCellText(2)).isEqualTo("@Anak");
        }
    }

    @Test
    void refusesUnknownFormat() {
        export("?format=ods", SUPPORT)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unsupported-format");
    }

    @Test
    void isRefusedToThoseWhoSeeNoList() {
        export("", Role.INTEGRATOR).expectStatus().isForbidden();
    }

    private ResponseSpec export(String query, Role role) {
        return get("/api/v1/customers/export" + query, role);
    }

    private ResponseSpec get(String path, Role role) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .exchange();
    }

    private String register(String body) {
        return json(client.post()
                        .uri("/api/v1/customers")
                        .header("Authorization", TestTokens.bearer(company, SALES_MANAGER))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body)
                        .exchange()
                        .expectStatus()
                        .isCreated())
                .get("customerId")
                .asString();
    }

    private JsonNode imported(String csv, String mode) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(csv.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "customers.csv";
            }
        });
        var id = json(client.post()
                        .uri("/api/v1/customer-imports?mode=" + mode)
                        .header("Authorization", TestTokens.bearer(company, OPERATOR))
                        .contentType(MediaType.MULTIPART_FORM_DATA)
                        .body(parts)
                        .exchange()
                        .expectStatus()
                        .isAccepted())
                .get("importId")
                .asString();
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> json(get("/api/v1/customer-imports/" + id, OPERATOR)),
                        job -> job.get("state").asString().equals("DONE"));
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private static String text(ResponseSpec response) {
        return String.valueOf(response.expectBody(String.class).returnResult().getResponseBody());
    }
}
