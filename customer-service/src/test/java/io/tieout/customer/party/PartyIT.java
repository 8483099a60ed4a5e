package io.tieout.customer.party;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/// A party and what belongs to it: roles, addresses, contact points, owner, group, contacts, trail of changes.
@ServiceTest
class PartyIT {

    private final UUID company = Ids.next();
    private final RestTestClient client;
    private final EventProbe events;

    @Autowired
    PartyIT(RestTestClient client, EventProbe events) {
        this.client = client;
        this.events = events;
    }

    @Test
    void keepsOnePartyThatIsCustomerAndSupplierAtOnce() {
        var owner = Ids.next();
        var plain = register("{\"name\":\"Nur Kunde\"}");
        var both = register(
                "{\"name\":\"Beides\",\"roles\":[\"SUPPLIER\",\"CUSTOMER\"],\"ownerId\":\"%s\",\"otherLanguages\":[\"zh-CN\",\"id\"]}"
                        .formatted(owner));
        var supplier = register("{\"name\":\"Nur Lieferant\",\"roles\":[\"SUPPLIER\"]}");

        assertThat(names("?role=CUSTOMER")).containsExactly("Beides", "Nur Kunde");
        assertThat(names("?role=SUPPLIER")).containsExactly("Beides", "Nur Lieferant");
        assertThat(names("?ownerId=" + owner)).containsExactly("Beides");
        assertThat(names("?ownerId=" + owner + "&status=INACTIVE")).isEmpty();
        assertThat(json(get("/api/v1/customers/" + plain)).get("roles").toString())
                .isEqualTo("[\"CUSTOMER\"]");
        var state = events.awaitPublished(CustomerEvents.CUSTOMER_STATE, both).payload();
        assertThat(state.roles()).containsExactly("CUSTOMER", "SUPPLIER");
        assertThat(state.ownerId()).isEqualTo(owner);

        patch("/api/v1/customers/" + supplier, 1, "{\"roles\":[\"SUPPLIER\",\"CUSTOMER\"]}")
                .expectStatus()
                .isOk();

        assertThat(names("?role=CUSTOMER")).containsExactly("Beides", "Nur Kunde", "Nur Lieferant");
        post("/api/v1/customers", "{\"name\":\"Nichts\",\"roles\":[]}")
                .expectStatus()
                .isBadRequest();
        get("/api/v1/customers?role=FRIEND").expectStatus().isBadRequest();
    }

    @Test
    void tellsOldAndNewValueOfAnAddressAndWhoChangedItWhen() {
        var id = register("""
                {"name":"Dua Alamat",
                 "addresses":[{"purpose":"BILLING","street":"Jl. Contoh 1","lines":["Lantai 3"],"city":"Jakarta","country":"ID"},
                              {"purpose":"DELIVERY","city":"Bandung","country":"ID"},
                              {"purpose":"DELIVERY","city":"Bogor","country":"ID","primary":true}],
                 "contactPoints":[{"type":"EMAIL","value":"a@contoh.example"},
                                  {"type":"EMAIL","value":"b@contoh.example","label":"invoices","primary":true},
                                  {"type":"PHONE","value":"+62 21 555 0101"}]}
                """);
        var read = json(get("/api/v1/customers/" + id));
        assertThat(read.get("addresses").valueStream().map(address -> address.get("primary")
                        .asBoolean()))
                .containsExactly(true, false, true);
        assertThat(read.get("contactPoints").valueStream().map(point -> point.get("primary")
                        .asBoolean()))
                .containsExactly(false, true, true);
        assertThat(events.awaitPublished(CustomerEvents.CUSTOMER_STATE, id)
                        .payload()
                        .email())
                .isEqualTo("b@contoh.example");

        patch("/api/v1/customers/" + id, 1, """
                {"addresses":[{"purpose":"BILLING","street":"Jl. Baru 9","city":"Jakarta","country":"ID"}],"language":"id"}
                """).expectStatus().isOk();
        patch("/api/v1/customers/" + id, 2, "{\"language\":\"en\"}")
                .expectStatus()
                .isOk();

        var first = json(get("/api/v1/customers/" + id + "/changes?limit=2"));
        var second = json(get("/api/v1/customers/" + id + "/changes?limit=2&cursor="
                + first.get("next").asString()));
        assertThat(first.get("items").get(0).get("oldValue").asString()).isEqualTo("id");
        var address = first.get("items").get(1);
        assertThat(address.get("field").asString()).isEqualTo("addresses");
        assertThat(address.get("oldValue").asString()).contains("Jl. Contoh 1", "Lantai 3", "Bogor");
        assertThat(address.get("newValue").asString()).contains("Jl. Baru 9").doesNotContain("Bogor");
        assertThat(address.get("changedBy").asString()).isEqualTo(TestTokens.USER.toString());
        assertThat(address.hasNonNull("changedAt")).isTrue();
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("items").get(0).get("field").asString()).isEqualTo("language");
    }

    @Test
    void refusesTwoPrimaryOnesOfAKind() {
        var two = """
                {"name":"Zwei","addresses":[{"purpose":"BILLING","country":"DE","primary":true},
                                            {"purpose":"BILLING","country":"DE","primary":true}]}
                """;

        post("/api/v1/customers", two)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-customer")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/addresses/1/primary");
        post("/api/v1/customers", "{\"name\":\"X\",\"addresses\":[{\"purpose\":\"SOMEWHERE\",\"country\":\"DE\"}]}")
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void showsTheGroupAsATreeAndBoundsItsDepth() {
        var top = register("{\"name\":\"Holding\"}");
        var left = register("{\"name\":\"A-Tochter\",\"parentId\":\"" + top + "\"}");
        register("{\"name\":\"B-Tochter\",\"parentId\":\"" + top + "\"}");
        var below = register("{\"name\":\"Enkel\",\"parentId\":\"" + left + "\"}");

        var group = json(get("/api/v1/customers/" + below + "/group"));

        assertThat(group.get("complete").asBoolean()).isTrue();
        var holding = group.get("top");
        assertThat(holding.get("name").asString()).isEqualTo("Holding");
        assertThat(holding.get("children").valueStream().map(child -> child.get("name")
                        .asString()))
                .containsExactly("A-Tochter", "B-Tochter");
        assertThat(holding.at("/children/0/children/0/name").asString()).isEqualTo("Enkel");
        assertThat(names("?parentId=" + top)).containsExactly("A-Tochter", "B-Tochter");

        var chain = new ArrayList<>(List.of(register("{\"name\":\"Ebene 1\"}")));
        for (int level = 2; level <= 10; level++) {
            chain.add(register("{\"name\":\"Ebene " + level + "\",\"parentId\":\"" + chain.getLast() + "\"}"));
        }
        post("/api/v1/customers", "{\"name\":\"Ebene 11\",\"parentId\":\"" + chain.getLast() + "\"}")
                .expectStatus()
                .isEqualTo(422);
        patch("/api/v1/customers/" + top, 1, "{\"parentId\":\"" + chain.get(7) + "\"}")
                .expectStatus()
                .isEqualTo(422);
        patch("/api/v1/customers/" + top, 1, "{\"parentId\":\"" + chain.get(6) + "\"}")
                .expectStatus()
                .isOk();
    }

    @Test
    void linksOneContactToTwoCustomersAndKeepsOnePrimaryEach() {
        var first = register("{\"name\":\"Erste\"}");
        var second = register("{\"name\":\"Zweite\"}");
        var contact = json(post(
                        contacts(first),
                        "{\"name\":\"Wang Fang\",\"language\":\"zh\",\"role\":\"Buyer\",\"primary\":true}"))
                .get("contactId")
                .asString();
        var other = json(post(contacts(first), "{\"name\":\"Budi\",\"role\":\"Owner\"}"))
                .get("contactId")
                .asString();
        post(contacts(second), "{\"contactId\":\"" + contact + "\",\"role\":\"Adviser\",\"primary\":true}")
                .expectStatus()
                .isCreated();

        var person = json(get("/api/v1/contacts/" + contact));
        assertThat(person.get("customers")
                        .valueStream()
                        .map(role -> role.get("customerName").asString() + " "
                                + role.get("role").asString()))
                .containsExactly("Erste Buyer", "Zweite Adviser");

        patch(contacts(first) + "/" + other, 1, "{\"primary\":true,\"role\":\"Director\"}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        assertThat(json(get(contacts(first)))
                        .valueStream()
                        .map(one -> one.get("name").asString() + " "
                                + one.get("primary").asBoolean()))
                .containsExactly("Budi true", "Wang Fang false");
        assertThat(json(get(contacts(second))).get(0).get("primary").asBoolean())
                .isTrue();

        patch("/api/v1/contacts/" + contact, 1, "{\"email\":\"fang@contoh.example\"}")
                .expectStatus()
                .isOk();
        assertThat(json(get(contacts(second))).get(0).get("email").asString()).isEqualTo("fang@contoh.example");
        patch("/api/v1/contacts/" + contact, 1, "{\"name\":\"Zu spät\"}")
                .expectStatus()
                .isEqualTo(412);
        patch("/api/v1/contacts/" + contact, 2, "{\"email\":\"no address\"}")
                .expectStatus()
                .isBadRequest();
        patch(contacts(first) + "/" + other, 1, "{\"role\":\"Zu spät\"}")
                .expectStatus()
                .isEqualTo(412);
        patch("/api/v1/contacts/" + Ids.next(), 1, "{\"name\":\"Niemand\"}")
                .expectStatus()
                .isNotFound();

        remove(contacts(first) + "/" + contact, 1).expectStatus().isEqualTo(412);
        remove(contacts(first) + "/" + contact, 2).expectStatus().isNoContent();
        get(contacts(first) + "/" + contact).expectStatus().isNotFound();
        assertThat(json(get("/api/v1/contacts/" + contact)).get("customers")).hasSize(1);
    }

    private static String contacts(UUID customer) {
        return "/api/v1/customers/" + customer + "/contacts";
    }

    private List<String> names(String query) {
        return json(get("/api/v1/customers" + query).expectStatus().isOk())
                .get("items")
                .valueStream()
                .map(item -> item.get("name").asString())
                .toList();
    }

    private UUID register(String body) {
        return UUID.fromString(
                json(post("/api/v1/customers", body).expectStatus().isCreated())
                        .get("customerId")
                        .asString());
    }

    private ResponseSpec post(String path, String body) {
        return client.post()
                .uri(path)
                .header("Authorization", bearer(SALES_MANAGER))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec patch(String path, long version, String body) {
        return client.patch()
                .uri(path)
                .header("Authorization", bearer(SALES_MANAGER))
                .header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .body(body)
                .exchange();
    }

    private ResponseSpec remove(String path, long version) {
        return client.delete()
                .uri(path)
                .header("Authorization", bearer(SALES_MANAGER))
                .header("If-Match", "\"" + version + "\"")
                .exchange();
    }

    private ResponseSpec get(String path) {
        return client.get()
                .uri(path)
                .header("Authorization", bearer(ACCOUNTANT))
                .exchange();
    }

    private String bearer(Role role) {
        return TestTokens.bearer(company, role);
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
