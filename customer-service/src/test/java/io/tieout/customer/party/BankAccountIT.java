package io.tieout.customer.party;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.customer.vault.Vault;
import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import io.tieout.platformtest.TestTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bank accounts are unreadable in the database, found all the same, and shown whole to few.
@ServiceTest
class BankAccountIT {

    private static final String IBAN = "DE89370400440532013000";
    private static final String BODY = """
            {"name":"Konto GmbH","ibans":["DE89 3704 0044 0532 0130 00"],
             "bankAccounts":[{"accountNumber":"0123 456 7890","bankCode":"014","country":"ID","holder":"PT Pemegang",
                              "currency":"IDR"}]}
            """;

    private final UUID company = Ids.next();
    private final RestTestClient client;
    private final EventProbe events;
    private final JdbcClient jdbc;
    private final BankAccountService accounts;

    @Autowired
    BankAccountIT(RestTestClient client, EventProbe events, JdbcClient jdbc, BankAccountService accounts) {
        this.client = client;
        this.events = events;
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    @Test
    void showsAccountsWholeToAccountantAndAdministratorOnly() {
        var id = register(BODY);

        for (var role : new Role[] {ACCOUNTANT, ADMIN}) {
            var whole = json(get("/api/v1/customers/" + id, role));
            assertThat(whole.get("ibans").get(0).asString()).isEqualTo(IBAN);
            assertThat(whole.at("/bankAccounts/1/accountNumber").asString()).isEqualTo("0123 456 7890");
            assertThat(whole.at("/bankAccounts/1/holder").asString()).isEqualTo("PT Pemegang");
        }
        for (var role : new Role[] {SALES_MANAGER, SUPPORT, Role.AUDITOR}) {
            var masked = json(get("/api/v1/customers/" + id, role));
            assertThat(masked.toString()).contains("****3000", "****7890").doesNotContain(IBAN, "0123", "Pemegang");
            assertThat(masked.at("/bankAccounts/0/masked").asBoolean()).isTrue();
        }
        assertThat(events.awaitPublished(CustomerEvents.CUSTOMER_STATE, id)
                        .payload()
                        .ibans())
                .containsExactly(IBAN);
    }

    @Test
    void findsByIbanForThoseWhoSeeItAndRefusesTheOthers() {
        var id = register(BODY);

        assertThat(json(get("/api/v1/customers?iban=" + IBAN, ACCOUNTANT))
                        .at("/items/0/customerId")
                        .asString())
                .isEqualTo(id.toString());
        assertThat(json(get("/api/v1/customers?iban=NL91ABNA0417164300", ACCOUNTANT))
                        .get("items"))
                .isEmpty();
        get("/api/v1/customers?iban=" + IBAN, SALES_MANAGER)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("hidden-field");
        assertThat(json(get("/api/v1/customers?search=" + IBAN, ACCOUNTANT)).get("items"))
                .isEmpty();
        post("{\"name\":\"Ganz anders\",\"ibans\":[\"" + IBAN + "\"]}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.candidates[0].reasons[0]")
                .isEqualTo("IBAN");
    }

    @Test
    void keepsAccountsWhenSomebodyWhoSeesThemMaskedChangesSomethingElse() {
        var id = register(BODY);

        patch(id, 1, "{\"name\":\"Neu\"}").expectStatus().isOk();
        patch(id, 2, "{\"ibans\":[\"NL91ABNA0417164300\"]}").expectStatus().isOk();

        var whole = json(get("/api/v1/customers/" + id, ACCOUNTANT));
        assertThat(whole.get("ibans").toString()).isEqualTo("[\"NL91ABNA0417164300\"]");
        assertThat(whole.get("bankAccounts")).hasSize(2);
        var changes = get("/api/v1/customers/" + id + "/changes", ACCOUNTANT);
        assertThat(json(changes).toString())
                .contains("****3000", "****4300", "****7890")
                .doesNotContain(IBAN, "NL91ABNA", "Pemegang");
        patch(id, 3, "{\"ibans\":[\"****4300\"]}").expectStatus().isEqualTo(422);
        patch(id, 3, "{\"bankAccounts\":[{\"accountNumber\":\"1234567\"}]}")
                .expectStatus()
                .isEqualTo(422);
        patch(id, 3, "{\"bankAccounts\":[{\"iban\":\"DE88370400440532013000\",\"currency\":\"EUR\"}]}")
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void leavesNothingReadableInTheRowAndRenewsItUnderTheNewKey() {
        var id = register(BODY);
        assertThat(rows(id)).contains("content").doesNotContain(IBAN, "370400440532013000", "4567890", "Pemegang");
        var before = vault("vault-keyset-before.json");
        var account = BankAccount.of(new Iban(IBAN));
        var old = before.seal(account.toText(), account.lookup(), company, id);
        jdbc.sql("delete from customer_bank_account where company_id = :company")
                .param("company", company)
                .update();
        jdbc.sql("""
                        insert into customer_bank_account (company_id, customer_id, content, blind_index, content_key, index_key)
                        values (:company, :id, :content, :index, :contentKey, :indexKey)
                        """)
                .param("company", company)
                .param("id", id)
                .param("content", old.content())
                .param("index", old.index())
                .param("contentKey", old.contentKey())
                .param("indexKey", old.indexKey())
                .update();
        assertThat(json(get("/api/v1/customers?iban=" + IBAN, ACCOUNTANT)).get("items"))
                .hasSize(1);

        accounts.renewSome();

        assertThat(rows(id)).doesNotContain(old.content()).contains("content_key=201", "index_key=202");
        assertThat(json(get("/api/v1/customers?iban=" + IBAN, ACCOUNTANT)).get("items"))
                .hasSize(1);
        assertThat(json(get("/api/v1/customers/" + id, ACCOUNTANT))
                        .get("ibans")
                        .get(0)
                        .asString())
                .isEqualTo(IBAN);
    }

    @Test
    void namesWhatIsWrongWithATaxId() {
        post("{\"name\":\"Steuer\",\"country\":\"DE\",\"taxId\":\"DE136695978\"}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/taxId")
                .jsonPath("$.detail")
                .isEqualTo("the check digits of 'DE136695978' are wrong (DE_VAT)");
        var id = register("{\"name\":\"Steuer\",\"country\":\"BR\",\"taxId\":\"7707083894\"}");
        patch(id, 1, "{\"country\":\"RU\"}").expectStatus().isEqualTo(422);
        patch(id, 1, "{\"country\":\"RU\",\"taxId\":\"7707083893\"}")
                .expectStatus()
                .isOk();
    }

    @Test
    void encryptsAccountsOfTheShapeBeforeAndTakesThemOutOfTheTrail() throws Exception {
        var database = TestDatabase.create();
        var customer = Ids.next();
        flyway(database).target("0104").load().migrate();
        try (var connection = database.connectAsOwner()) {
            var old = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            old.sql("""
                            insert into customer (company_id, customer_id, customer_number, name, payment_term_days, status,
                                addresses, folded_name, search_text, version)
                            values (:company, :id, 'C-000001', 'Alt', 30, 'ACTIVE',
                                '[{"purpose":"Werk 2","country":"DE"},{"purpose":"BILLING","country":"DE"}]', 'alt', 'alt', 1)
                            """).params(Map.of("company", company, "id", customer)).update();
            old.sql("insert into customer_bank_account values (:company, :id, :iban)")
                    .params(Map.of("company", company, "id", customer, "iban", IBAN))
                    .update();
            old.sql("""
                            insert into customer_change (company_id, customer_id, version, field, old_value, new_value, changed_by)
                            values (:company, :id, 1, 'ibans', '[]', '[Iban[value=DE89370400440532013000]]', :id)
                            """).params(Map.of("company", company, "id", customer)).update();

            flyway(database)
                    .javaMigrations(new BankAccountEncryptionJob(vault("vault-keyset.json")))
                    .load()
                    .migrate();

            var row = old.sql("select * from customer_bank_account").query().singleRow();
            assertThat(row).doesNotContainKey("iban");
            assertThat(row.toString()).doesNotContain(IBAN);
            var account = BankAccount.ofText(
                    vault("vault-keyset.json").open(String.valueOf(row.get("content")), company, customer));
            assertThat(account).isEqualTo(BankAccount.of(new Iban(IBAN)));
            assertThat(old.sql("select new_value from customer_change")
                            .query(String.class)
                            .single())
                    .isEqualTo("[Iban[value=****3000]]");
            assertThat(old.sql(
                                    "select roles::text || (addresses #>> '{0,purpose}') || (addresses #>> '{1,purpose}') from customer")
                            .query(String.class)
                            .single())
                    .isEqualTo("{CUSTOMER}OTHERBILLING");
        }
    }

    private static FluentConfiguration flyway(TestDatabase database) {
        return Flyway.configure()
                .dataSource(database.url(), database.ownerRole(), TestDatabase.PASSWORD)
                .locations("classpath:db/platform", "classpath:db/migration")
                .placeholders(Map.of("appRole", database.appRole()))
                .outOfOrder(true);
    }

    private static Vault vault(String file) {
        try {
            var keysets = JsonMapper.shared().readTree(Files.readString(Path.of("src/test/resources", file)));
            return Vault.of(
                    keysets.get("encryption").toString(), keysets.get("index").toString());
        } catch (java.io.IOException | java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String rows(UUID customer) {
        return jdbc.sql("select * from customer_bank_account where company_id = :company and customer_id = :id")
                .param("company", company)
                .param("id", customer)
                .query()
                .listOfRows()
                .toString();
    }

    private UUID register(String body) {
        return UUID.fromString(
                json(post(body).expectStatus().isCreated()).get("customerId").asString());
    }

    private ResponseSpec post(String body) {
        return client.post()
                .uri("/api/v1/customers")
                .header("Authorization", TestTokens.bearer(company, SALES_MANAGER))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec patch(UUID customer, long version, String body) {
        return client.patch()
                .uri("/api/v1/customers/" + customer)
                .header("Authorization", TestTokens.bearer(company, SALES_MANAGER))
                .header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .body(body)
                .exchange();
    }

    private ResponseSpec get(String path, Role role) {
        return client.get()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, role))
                .exchange();
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
