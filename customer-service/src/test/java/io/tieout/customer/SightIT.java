package io.tieout.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// Walks every route that shows records: nobody sees what is another company's, not even that it is there.
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SightIT {

    private static final List<String> LISTS = List.of(
            "/api/v1/customers",
            "/api/v1/customers?search=Rahasia",
            "/api/v1/customer-merges",
            "/api/v1/duplicate-candidates",
            "/api/v1/customers/export",
            "/api/v1/customers/export?search=Rahasia",
            "/api/v1/custom-fields",
            "/api/v1/leads",
            "/api/v1/leads/export",
            "/api/v1/contacts/export",
            "/api/v1/interactions/export",
            "/api/v1/lead-forms",
            "/api/v1/lead-policy",
            "/api/v1/follow-ups",
            "/api/v1/follow-ups/calendar",
            "/api/v1/credit-score-card",
            "/api/v1/credit-score-card/versions",
            "/api/v1/credit-policy",
            "/api/v1/webhook-endpoints",
            "/api/v1/webhook-deliveries",
            "/api/v1/credit-policy/versions",
            "/api/v1/customers?search=DE136695976",
            "/api/v1/customers?externalNumber=NR-Rahasia",
            "/api/v1/search?q=Rahasia",
            "/api/v1/search?q=DE136695976");

    private static final List<String> SINGLE = List.of(
            "/api/v1/customers/{customer}",
            "/api/v1/customers/{customer}/changes",
            "/api/v1/customers/{customer}/credit",
            "/api/v1/customers/{customer}/credit/adjustments",
            "/api/v1/customers/{customer}/credit/decisions",
            "/api/v1/customers/{customer}/documents",
            "/api/v1/customers/{customer}/overview",
            "/api/v1/webhook-endpoints/{endpoint}",
            "/api/v1/webhook-deliveries/{delivery}",
            "/api/v1/customers/{customer}/external-keys",
            "/api/v1/customers/by-key/{system}/{key}",
            "/api/v1/customer-merges/{merge}",
            "/api/v1/duplicate-searches/{search}",
            "/api/v1/leads/{lead}",
            "/api/v1/leads/{lead}/changes",
            "/api/v1/leads/{lead}/notes",
            "/api/v1/customers/{customer}/contacts",
            "/api/v1/customers/{customer}/contacts/{contact}",
            "/api/v1/customers/{customer}/group",
            "/api/v1/contacts/{contact}",
            "/api/v1/custom-fields/{field}",
            "/api/v1/customers/{customer}/interactions",
            "/api/v1/customer-imports/{import}",
            "/api/v1/customer-imports/{import}/errors",
            "/api/v1/customer-imports/{import}/kept-rows",
            "/api/v1/customer-imports/{import}/refused-rows",
            "/api/v1/lead-imports/{leadImport}",
            "/api/v1/lead-imports/{leadImport}/kept-rows",
            "/api/v1/lead-imports/{leadImport}/refused-rows",
            "/api/v1/contact-imports/{contactImport}",
            "/api/v1/contact-imports/{contactImport}/kept-rows",
            "/api/v1/contact-imports/{contactImport}/refused-rows",
            "/api/v1/interaction-imports/{interactionImport}",
            "/api/v1/interaction-imports/{interactionImport}/refused-rows");

    /// Its answer does not end.
    private static final String STREAM = "/api/v1/customers/{customer}/overview/stream";

    private static final String CUSTOMER = """
            {"name":"Rahasia Trading","externalNumber":"NR-Rahasia","taxId":"DE136695976",
             "ibans":["DE89370400440532013000"],"contactPoints":[{"type":"EMAIL","value":"a@rahasia.example"}]}
            """;

    private final UUID ours = Ids.next();
    private final UUID theirs = Ids.next();
    private final RestTestClient client;
    private final RequestMappingHandlerMapping routes;
    private String customer = "";
    private String contact = "";
    private String field = "";
    private String lead = "";
    private String endpoint = "";
    private String delivery = "";
    private String importId = "";
    private String leadImport = "";
    private String contactImport = "";
    private String interactionImport = "";
    private String search = "";
    private String merge = "";

    @Autowired
    SightIT(RestTestClient client, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.client = client;
        this.routes = routes;
    }

    @BeforeAll
    void letTheOtherCompanyWork() {
        customer = created(post(theirs, "/api/v1/customers", CUSTOMER))
                .get("customerId")
                .asString();
        contact = created(post(
                        theirs,
                        of("/api/v1/customers/{customer}/contacts"),
                        "{\"name\":\"Dewi Rahasia\",\"role\":\"Owner\"}"))
                .get("contactId")
                .asString();
        created(post(theirs, of("/api/v1/customers/{customer}/interactions"), """
                {"channel":"CALL","direction":"INBOUND","occurredAt":"2026-03-01T09:00:00Z","subject":"Rahasia"}
                """));
        field = created(post(theirs, "/api/v1/custom-fields", """
                        {"target":"CUSTOMER","key":"rahasia","label":"Rahasia","kind":"TEXT"}
                        """)).get("id").asString();
        lead = created(post(theirs, "/api/v1/leads", """
                        {"personName":"Dewi Rahasia","email":"lead@rahasia.example","source":"Fair"}
                        """)).get("leadId").asString();
        created(post(theirs, of("/api/v1/customers/{customer}/follow-ups"), """
                {"title":"Call Rahasia","dueOn":"2026-03-02"}
                """));
        created(post(theirs, "/api/v1/lead-forms", """
                {"name":"Rahasia","source":"Web"}
                """));
        endpoint = created(post(theirs, "/api/v1/webhook-endpoints", """
                        {"url":"https://rahasia.invalid/Rahasia","eventTypes":["tieout.customer.*"],"description":"Rahasia"}
                        """))
                .get("endpointId")
                .asString();
        delivery = json(post(theirs, of("/api/v1/webhook-endpoints/{endpoint}/test"), "{}")
                        .expectStatus()
                        .isAccepted())
                .get("deliveryId")
                .asString();
        importId = imported("customer-imports", "name,country\nRahasia,Nowhere\n");
        leadImport = imported("lead-imports", "personName,source,email\nRahasia,Fair,nowhere\n");
        contactImport = imported("contact-imports", "customerNumber,name,role\nRahasia,Dewi,Owner\n");
        interactionImport = imported(
                "interaction-imports", "customerNumber,channel,direction,occurredAt,subject\nRahasia,CALL,INBOUND,,\n");
        put(theirs, of("/api/v1/customers/{customer}/external-keys/{system}/{key}"));
        search = json(post(theirs, "/api/v1/duplicate-searches", "")
                        .expectStatus()
                        .isAccepted())
                .get("searchId")
                .asString();
        merge = created(post(theirs, "/api/v1/customer-merges", """
                        {"survivorId":"%s","survivorVersion":1,"mergedId":"%s","mergedVersion":1,"reason":"Rahasia"}
                        """.formatted(
                                another("Rahasia Satu"), another("Rahasia Dua"))))
                .get("mergeId")
                .asString();
    }

    private String another(String name) {
        return created(post(theirs, "/api/v1/customers", "{\"name\":\"" + name + "\"}"))
                .get("customerId")
                .asString();
    }

    private void put(UUID company, String path) {
        client.put()
                .uri(path)
                .header("Authorization", bearer(company))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private String imported(String route, String file) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "rows.csv";
            }
        });
        var id = json(client.post()
                        .uri("/api/v1/" + route)
                        .header("Authorization", bearer(theirs))
                        .contentType(MediaType.MULTIPART_FORM_DATA)
                        .body(parts)
                        .exchange()
                        .expectStatus()
                        .isAccepted())
                .get("importId")
                .asString();
        await().atMost(Duration.ofMinutes(2)).until(() -> json(get(theirs, "/api/v1/" + route + "/" + id))
                .get("state")
                .asString()
                .equals("DONE"));
        return id;
    }

    @Test
    void namesEveryRouteThatShowsRecords() {
        var named = new TreeSet<String>();
        all().map(SightIT::pattern).forEach(named::add);
        named.add(pattern(STREAM));

        var present = new TreeSet<String>();
        routes.getHandlerMethods().forEach((mapping, method) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .map(SightIT::pattern)
                        .forEach(present::add);
            }
        });

        assertThat(named).isEqualTo(present);
    }

    @ParameterizedTest
    @MethodSource("all")
    void showsItsOwnRecordsToACompany(String route) {
        assertThat(text(get(theirs, of(route)).expectStatus().isOk())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("single")
    void hidesSingleRecordsOfAnotherCompany(String route) {
        get(ours, of(route)).expectStatus().isNotFound();
    }

    @Test
    void hidesTheStreamOfAnotherCompanysCustomer() {
        get(ours, of(STREAM)).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void keepsAnotherCompanyOutOfListsAndSearches(String route) {
        assertThat(text(get(ours, of(route)).expectStatus().isOk()))
                .doesNotContain(customer, "Rahasia", "NR-", "DE136695976");
    }

    @Test
    void changesNothingOfAnotherCompany() {
        post(ours, of("/api/v1/customers/{customer}/contacts"), "{\"name\":\"X\",\"role\":\"Owner\"}")
                .expectStatus()
                .isNotFound();
        post(ours, of("/api/v1/customers/{customer}/interactions"), """
                        {"channel":"CALL","direction":"INBOUND","occurredAt":"2026-03-01T09:00:00Z","subject":"X"}
                        """)
                .expectStatus()
                .isNotFound();
        for (var route : List.of(
                "/api/v1/customers/{customer}",
                "/api/v1/contacts/{contact}",
                "/api/v1/customers/{customer}/contacts/{contact}")) {
            client.patch()
                    .uri(of(route))
                    .header("Authorization", bearer(ours))
                    .header("If-Match", "\"1\"")
                    .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                    .body("{\"name\":\"X\"}")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        client.delete()
                .uri(of("/api/v1/customers/{customer}/contacts/{contact}"))
                .header("Authorization", bearer(ours))
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void refersToNothingOfAnotherCompany() {
        post(ours, "/api/v1/customers", "{\"name\":\"Anak\",\"parentId\":\"" + customer + "\"}")
                .expectStatus()
                .isEqualTo(422);
        var own = created(post(ours, "/api/v1/customers", "{\"name\":\"Sendiri\"}"));
        post(
                        ours,
                        "/api/v1/customers/" + own.get("customerId").asString() + "/contacts",
                        "{\"contactId\":\"" + contact + "\",\"role\":\"Owner\"}")
                .expectStatus()
                .isNotFound();
    }

    /// A refusal as a duplicate would tell that another company has this customer.
    @Test
    void entersTheSameCustomerInTwoCompanies() {
        var third = Ids.next();

        assertThat(created(post(third, "/api/v1/customers", CUSTOMER))
                        .get("customerNumber")
                        .asString())
                .isEqualTo("C-000001");
    }

    static Stream<String> lists() {
        return LISTS.stream();
    }

    static Stream<String> single() {
        return SINGLE.stream();
    }

    static Stream<String> all() {
        return Stream.concat(lists(), single());
    }

    private String of(String route) {
        return route.replace("{customer}", customer)
                .replace("{contact}", contact)
                .replace("{field}", field)
                .replace("{lead}", lead)
                .replace("{endpoint}", endpoint)
                .replace("{delivery}", delivery)
                .replace("{import}", importId)
                .replace("{leadImport}", leadImport)
                .replace("{contactImport}", contactImport)
                .replace("{interactionImport}", interactionImport)
                .replace("{system}", "SAP")
                .replace("{key}", "Rahasia-1")
                .replace("{merge}", merge)
                .replace("{search}", search);
    }

    private static String pattern(String route) {
        return route.replaceAll("\\?.*", "").replaceAll("\\{[^}]+}", "{}");
    }

    /// Every role that a person or the operator has.
    private static String bearer(UUID company) {
        var roles = Set.of(Role.values()).stream()
                .filter(role -> role != Role.INTEGRATOR)
                .toArray(Role[]::new);
        return TestTokens.bearer(company, roles);
    }

    private ResponseSpec get(UUID company, String path) {
        return client.get().uri(path).header("Authorization", bearer(company)).exchange();
    }

    private ResponseSpec post(UUID company, String path, String body) {
        return client.post()
                .uri(path)
                .header("Authorization", bearer(company))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static JsonNode created(ResponseSpec response) {
        return json(response.expectStatus().isCreated());
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private static String text(ResponseSpec response) {
        return String.valueOf(response.expectBody(String.class).returnResult().getResponseBody());
    }
}
