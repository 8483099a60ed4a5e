package io.tieout.customer.search;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.InvoiceState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestDatabase;
import io.tieout.platformtest.TestTokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@ServiceTest
class SearchIT {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final UUID company = Ids.next();
    private final RestTestClient client;
    private final EventProbe events;
    private final JdbcClient jdbc;
    private final TestDatabase database;

    @Autowired
    SearchIT(RestTestClient client, EventProbe events, JdbcClient jdbc, TestDatabase database) {
        this.client = client;
        this.events = events;
        this.jdbc = jdbc;
        this.database = database;
    }

    @Test
    void findsCustomersAndContactsHoweverTheyAreSpelled() {
        customer("""
                {"name":"深圳市腾飞电子有限公司","otherNames":["Tengfei Electronics"],"externalNumber":"91440300MA5"}
                """);
        var toko = customer("""
                {"name":"Toko Soekardjo Makmur","contactPoints":[{"type":"PHONE","value":"+62 812-7770-101"},
                 {"type":"EMAIL","value":"budi@makmur.example"}]}
                """);
        customer("{\"name\":\"ООО Ромашка\"}");
        customer("{\"name\":\"Müller & Söhne GmbH\"}");
        created(post(
                "/api/v1/customers/" + toko + "/contacts",
                "{\"name\":\"Dewi Lestari\",\"role\":\"Owner\",\"phone\":\"0811 555 0199\"}"));

        for (var typed : List.of("腾飞", "騰飛", "tengfei", "teng fei", "tfdz", "深圳", "shenzhen", "91440300ma5")) {
            assertThat(titles(typed)).as(typed).containsExactly("深圳市腾飞电子有限公司");
        }
        for (var typed : List.of("sukarjo", "Soekardjo", "makm", "kmur", "0812777", "62 812", "70101", "C-000002")) {
            assertThat(titles(typed)).as(typed).containsExactly("Toko Soekardjo Makmur");
        }
        for (var typed : List.of("budi@makmur.example", "budi@mak", "toko makmur", "makmur toko")) {
            assertThat(titles(typed)).as(typed).containsExactly("Toko Soekardjo Makmur");
        }
        for (var typed : List.of("Ромашка", "ромаш", "romashka", "ооо ромашка")) {
            assertThat(titles(typed)).as(typed).containsExactly("ООО Ромашка");
        }
        for (var typed : List.of("muller", "Mueller", "MÜLLER", "soehne")) {
            assertThat(titles(typed)).as(typed).containsExactly("Müller & Söhne GmbH");
        }
        assertThat(titles("lestari")).containsExactly("Dewi Lestari");
        assertThat(titles("550199")).containsExactly("Dewi Lestari");
        assertThat(titles("腾电")).isEmpty();
        assertThat(titles("nobody")).isEmpty();
        assertThat(titles("lestari", "CUSTOMER")).isEmpty();
        assertThat(titles("lestari", "CONTACT")).containsExactly("Dewi Lestari");
    }

    @Test
    void putsTheClosestMatchFirstAndSaysWhenThereAreMore() {
        customer("{\"name\":\"Great Sinarmas Holding\"}");
        customer("{\"name\":\"Grand Sinar\"}");
        customer("{\"name\":\"Sinar Jaya\"}");
        customer("{\"name\":\"Kasinar\"}");
        customer("{\"name\":\"Quite another\",\"externalNumber\":\"SINAR\"}");

        var found = find("sinar", null, SUPPORT);

        assertThat(titles(found))
                .containsExactly("Quite another", "Sinar Jaya", "Grand Sinar", "Great Sinarmas Holding", "Kasinar");
        assertThat(values(found, "matched")).containsExactly("NUMBER", "NAME", "WORD", "WORD", "PART");
        assertThat(found.get("more").asBoolean()).isFalse();
        var cut = json(search("sinar", null, 2, SUPPORT).expectStatus().isOk());
        assertThat(titles(cut)).containsExactly("Quite another", "Sinar Jaya");
        assertThat(cut.get("more").asBoolean()).isTrue();
    }

    @Test
    void looksAtTheWordsBesideANumberToo() {
        customer("{\"name\":\"Toko 4711\"}");
        customer("{\"name\":\"Firma 47112 Jaya\",\"externalNumber\":\"TK-4711\"}");
        customer("{\"name\":\"Toko Jaya\"}");

        assertThat(titles("4711")).containsExactly("Toko 4711", "Firma 47112 Jaya");
        assertThat(titles("toko 4711")).containsExactly("Toko 4711");
        assertThat(titles("aya 4711")).containsExactly("Firma 47112 Jaya");
        assertThat(titles("tk-4711")).containsExactly("Firma 47112 Jaya");
        assertThat(titles("tk-47112")).containsExactly("Firma 47112 Jaya");
        assertThat(titles("toko 4712")).isEmpty();
    }

    @Test
    void findsACustomerByItsNewNameOnly() {
        var customer = customer("{\"name\":\"Vorher\"}");

        client.patch()
                .uri("/api/v1/customers/" + customer)
                .header("Authorization", TestTokens.bearer(company, SALES_MANAGER))
                .header("If-Match", "\"1\"")
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .body("{\"name\":\"Nachher\"}")
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(titles("vorher")).isEmpty();
        assertThat(titles("nachher")).containsExactly("Nachher");
    }

    @Test
    void findsTheCustomerOfADocumentFirstForThoseWhoSeeTheDocument() {
        var customer = customer("{\"name\":\"Pembeli\"}");
        var order = Ids.next();
        events.publish(SalesEvents.ORDER_CONFIRMED, company, order, 1, order(order, customer, "ORD-2026-000777"));
        var invoice = Ids.next();
        events.publish(LedgerEvents.INVOICE_STATE, company, invoice, 1, invoice(invoice, customer, "INV-2026-000042"));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> titles("000777").size() + titles("000042").size() == 2);

        var byInvoice = find("inv-2026-000042", null, SUPPORT);
        assertThat(titles(byInvoice)).containsExactly("Pembeli", "INV-2026-000042");
        assertThat(values(byInvoice, "matched")).containsExactly("DOCUMENT", "NUMBER");
        assertThat(byInvoice.get("items").get(1).get("customerName").asString()).isEqualTo("Pembeli");
        assertThat(titles("INV 2026 000042", "CUSTOMER")).containsExactly("Pembeli");
        assertThat(titles("EXT-9")).containsExactly("Pembeli", "INV-2026-000042");

        assertThat(titles(find("ORD-2026-000777", null, AUDITOR))).containsExactly("Pembeli", "ORD-2026-000777");
        assertThat(titles(find("ORD-2026-000777", null, ACCOUNTANT))).hasSize(2);
        assertThat(titles(find("ORD-2026-000777", null, SALES_MANAGER))).isEmpty();
        assertThat(titles(find("ORD-2026-000777", null, SALES_REPRESENTATIVE))).isEmpty();
        assertThat(titles(find("INV-2026-000042", null, SALES_MANAGER))).hasSize(2);
        assertThat(titles(find("INV-2026-000042", null, SALES_REPRESENTATIVE))).isEmpty();
        assertThat(titles(find("INV-2026-000042", "INVOICE", SALES_REPRESENTATIVE)))
                .isEmpty();
    }

    /// A lead of another, or one in the pool, tells nobody whom it is about.
    @Test
    void findsLeadsForThoseWhoSeeThem() {
        var owner = Ids.next();
        var lead = created(post("/api/v1/leads", """
                        {"personName":"Dewi Rahasia","organisation":"Toko Sumber","email":"dewi@sumber.example",
                         "phone":"+62 811 555 0199","source":"Fair"}
                        """)).get("leadId").asString();

        for (var typed : List.of("rahasia", "toko sumber", "dewi@sumber.example", "5550199")) {
            assertThat(titles(typed, "LEAD")).as(typed).containsExactly("Dewi Rahasia");
            assertThat(titlesOf(owner, typed)).as(typed + " in the pool").isEmpty();
        }
        post("/api/v1/leads/" + lead + "/assign", "{\"userId\":\"" + owner + "\"}")
                .expectStatus()
                .isOk();

        assertThat(titlesOf(owner, "rahasia")).containsExactly("Dewi Rahasia");
        assertThat(titlesOf(owner, "dewi@sumber.example")).containsExactly("Dewi Rahasia");
        assertThat(titlesOf(Ids.next(), "rahasia")).isEmpty();
        assertThat(titlesOf(Ids.next(), "dewi@sumber.example")).isEmpty();
        assertThat(titles(find("rahasia", null, SALES_MANAGER))).containsExactly("Dewi Rahasia");
        assertThat(titles(find("rahasia", null, ACCOUNTANT))).isEmpty();
        assertThat(titles(find("rahasia", "LEAD", ACCOUNTANT))).isEmpty();
    }

    private List<String> titlesOf(UUID representative, String typed) {
        return titles(json(client.get()
                .uri(uri -> uri.path("/api/v1/search").queryParam("q", "{q}").build(typed))
                .header("Authorization", TestTokens.bearer(representative, company, SALES_REPRESENTATIVE))
                .exchange()
                .expectStatus()
                .isOk()));
    }

    @Test
    void refusesWhatTellsTooLittleOrTooMuch() {
        for (var typed : List.of("a", "!!", "x".repeat(201))) {
            search(typed, null, null, SUPPORT)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("invalid-search")
                    .jsonPath("$.errors[0].pointer")
                    .exists();
        }
        search("sinar", "INVENTION", null, SUPPORT).expectStatus().isBadRequest();
    }

    @Test
    void findsAmongManyThroughTheIndex() throws Exception {
        jdbc.sql("""
                        insert into search_entry (company_id, type, record_id, title, number, terms)
                        select :company, 'CUSTOMER', gen_random_uuid(), 'Firm ' || n, 'C-' || n,
                               array_to_tsvector(array['^firm' || n, 'firm', 'f' || md5(n::text), '=c' || n])
                          from generate_series(1, 20000) n
                        """).param("company", company).update();
        try (var owner = database.connectAsOwner();
                var statement = owner.createStatement()) {
            statement.execute("analyze search_entry");
        }

        var plan = String.join("\n", plan(SearchPhrase.of("f1679091c5a880faf6fb5e6087eb1b2dc")));

        assertThat(plan).contains("search_entry_terms_idx").doesNotContain("Seq Scan on search_entry");
        assertThat(titles("f1679091c5a880faf6fb5e6087eb1b2dc")).containsExactly("Firm 6");
        assertThat(titles("C-777")).containsExactly("Firm 777");
    }

    private List<String> plan(SearchPhrase phrase) {
        return jdbc.sql("explain " + SearchQueries.SQL)
                .param("company", company)
                .param("visible", new String[] {"CUSTOMER"})
                .param("wanted", new String[] {"CUSTOMER"})
                .param("seesAllLeads", true)
                .param("caller", company)
                .param("whole", phrase.whole())
                .param("beginning", phrase.beginning())
                .param("words", phrase.words())
                .param("allWords", phrase.allWords())
                .param("parts", phrase.parts())
                .param("allParts", phrase.allParts())
                .param("lookedAt", 300)
                .param("limit", 51)
                .query((row, index) -> String.valueOf(row.getString(1)))
                .list();
    }

    private static OrderConfirmed order(UUID id, UUID customer, String number) {
        var total = Money.parse("100.00", "EUR");
        var line = new OrderConfirmed.Line(
                Ids.next(),
                "P",
                "Goods",
                BigDecimal.ONE,
                new BigDecimal("100.00"),
                BigDecimal.ZERO,
                "NONE",
                BigDecimal.ZERO);
        return new OrderConfirmed(
                id,
                number,
                null,
                customer,
                DAY,
                30,
                "EUR",
                false,
                "PER_LINE",
                "HALF_UP",
                List.of(line),
                total,
                Money.parse("0.00", "EUR"),
                total);
    }

    private static InvoiceState invoice(UUID id, UUID customer, String number) {
        var total = Money.parse("100.00", "EUR");
        return new InvoiceState(
                id, number, "EXT-9", customer, null, DAY, DAY.plusDays(30), "RF18 5390", total, total, false, "ISSUED");
    }

    private UUID customer(String body) {
        return UUID.fromString(
                created(post("/api/v1/customers", body)).get("customerId").asString());
    }

    private ResponseSpec post(String path, String body) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(company, SALES_MANAGER))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private List<String> titles(String typed) {
        return titles(find(typed, null, SUPPORT));
    }

    private List<String> titles(String typed, String types) {
        return titles(find(typed, types, SUPPORT));
    }

    private static List<String> titles(JsonNode found) {
        return values(found, "title");
    }

    private static List<String> values(JsonNode found, String member) {
        var values = new ArrayList<String>();
        found.get("items").forEach(item -> values.add(item.get(member).asString()));
        return values;
    }

    private JsonNode find(String typed, @Nullable String types, Role role) {
        return json(search(typed, types, null, role).expectStatus().isOk());
    }

    private ResponseSpec search(String typed, @Nullable String types, @Nullable Integer limit, Role role) {
        return client.get()
                .uri(uri -> {
                    uri.path("/api/v1/search").queryParam("q", "{q}");
                    if (types != null) {
                        uri.queryParam("types", types);
                    }
                    if (limit != null) {
                        uri.queryParam("limit", limit);
                    }
                    return uri.build(typed);
                })
                .header("Authorization", TestTokens.bearer(company, role))
                .exchange();
    }

    private static JsonNode created(ResponseSpec response) {
        return json(response.expectStatus().isCreated());
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
