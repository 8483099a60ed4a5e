package io.tieout.sales.deal;

import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import io.tieout.sales.SalesJourney;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

@ServiceTest
class DealImportIT {

    private final SalesJourney sales;
    private final RestTestClient client;
    private final EventProbe events;

    @Autowired
    DealImportIT(RestTestClient client, EventProbe events) {
        this.client = client;
        this.events = events;
        this.sales = new SalesJourney(client, events);
    }

    @Test
    void bringsDealsInWithTheirOutcomeOnceHoweverOftenTheFileComes() {
        var customer = sales.aCustomer("Contoh");
        var file = """
                externalNumber,customerNumber,status,value,currency,openedOn,closedOn,lostReason,source
                D-1,C-%1$s,WON,1200.50,EUR,2026-01-05,2026-02-05,,Fair
                D-2,C-%1$s,LOST,,,2026-01-06,2026-02-06,Price,
                D-3,,,,,2026-01-07,,,Web
                """.formatted(customer);

        var first = run(file);
        var again = run(file);

        assertThat(counts(first)).containsExactly(3, 0, 0, 0);
        assertThat(counts(again)).containsExactly(0, 0, 3, 0);
        var won = deal("D-1");
        assertThat(won.get("status").asString()).isEqualTo("WON");
        assertThat(won.get("customerId").asString()).isEqualTo(customer.toString());
        assertThat(deal("D-2").get("lostReason").asString()).isEqualTo("Price");
        assertThat(deal("D-3").get("status").asString()).isEqualTo("OPEN");
        assertThat(events.awaitPublished(
                                SalesEvents.DEAL_WON,
                                UUID.fromString(won.get("dealId").asString()))
                        .payload()
                        .value())
                .isEqualTo(Money.parse("1200.50", "EUR"));
    }

    @Test
    void readsWhatAnExportWroteAndFindsItUnchanged() {
        run("externalNumber,value,currency,nextStep\nD-1,15000,IDR,=Call\nD-2,,,\n");

        var exported = new String(bytes("/api/v1/deals/export"), StandardCharsets.UTF_8);

        assertThat(counts(run(exported))).containsExactly(0, 0, 2, 0);
    }

    @Test
    void changesOpenDealsByTheirNumberWhereThatIsAskedFor() {
        var customer = sales.aCustomer("Contoh");
        run("externalNumber,value,currency,openedOn,source\nD-1,10,EUR,2026-01-05,Web\nD-2,20,EUR,2026-01-05,Web\n");

        var done = run("UPSERT", """
                externalNumber,customerNumber,value,currency,status,stage,closedOn
                D-1,C-%1$s,11,EUR,,ENGAGING,
                D-2,C-%1$s,20,EUR,WON,,2026-02-05
                D-3,,30,EUR,,,
                """.formatted(customer));

        assertThat(counts(done)).as(refused(done)).containsExactly(1, 2, 0, 0);
        var moved = deal("D-1");
        assertThat(moved.get("value").get("amount").asString()).isEqualTo("11.00");
        assertThat(moved.get("customerId").asString()).isEqualTo(customer.toString());
        assertThat(moved.get("stage").asString()).isEqualTo("ENGAGING");
        assertThat(moved.get("source").asString())
                .as("what the file says nothing of")
                .isEqualTo("Web");
        assertThat(deal("D-2").get("status").asString()).isEqualTo("WON");
        assertThat(deal("D-2").get("closedOn").asString()).isEqualTo("2026-02-05");
        assertThat(counts(run("UPDATE", "externalNumber,value,currency,stage\nD-1,11,EUR,ENGAGING\nD-2,20,EUR,\n")))
                .containsExactly(0, 0, 2, 0);
    }

    @Test
    void changesNoDealThatIsClosedOrBeganOtherwise() {
        run("externalNumber,openedOn\nD-1,2026-01-05\n");
        run("externalNumber,status,closedOn\nD-2,LOST,2026-02-05\nD-4,,\n");

        var done = run("UPDATE", """
                externalNumber,openedOn,pipeline,status,value,currency,closedOn,stage,dealId
                D-1,2026-01-06,,,,,,,
                D-4,,,,,,,NOWHERE,
                D-2,,,,5,EUR,,,
                D-3,,,,5,EUR,,,
                """);

        assertThat(counts(done)).containsExactly(0, 0, 0, 4);
        assertThat(refused(done))
                .contains("openedOn,of a deal stays")
                .contains("is LOST")
                .contains("there is no deal with this number to change");
        assertThat(deal("D-1").get("version").asInt()).isOne();
        upload("?mode=UPSERT", "externalNumber\nD-1\n", SALES_MANAGER)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("import-changes-forbidden");
    }

    @Test
    void givesRowsBackThatCannotComeIn() {
        var customer = sales.aCustomer("Contoh");
        run("externalNumber,value,currency\nD-0,10,EUR\n");

        var done = run("""
                externalNumber,customerId,customerNumber,representative,status,value,currency,closedOn,probability,stage,dealId
                D-0,,,,,11,EUR,,,,
                D-1,,C-nobody,,,,,,,,
                D-2,,,Nobody,,,,,,,
                D-3,,,,DONE,,,,,,
                D-4,,C-%1$s,,WON,10,EUR,,,,
                D-5,,,,WON,10,EUR,2026-02-01,,,
                D-6,,,,,10,,,,,
                D-7,,,,,,EUR,,,,
                D-8,,,,,10.005,EUR,,,,
                D-9,,,,,,,,101,,
                D-10,,,,,,,,,NOWHERE,
                D-11,%2$s,C-%1$s,,,,,,,,
                D-12,x,,,,,,,,,
                D-13,,,,,,,,50.5,,
                D-14,,,,,,,,,,%2$s
                ,,,,,10,EUR,,,,
                D-15,%1$s,C-%1$s,,,,,,50,,
                D-15,,,,,,,,,,
                """.formatted(customer, UUID.randomUUID()));

        assertThat(counts(done)).containsExactly(1, 0, 0, 17);
        assertThat(refused(done))
                .contains("externalNumber,is the number of a deal with other content")
                .contains("customerNumber,there is no customer 'C-nobody'")
                .contains("representative,nobody is called 'Nobody'")
                .contains("status,\"'DONE' is none of OPEN, WON, LOST\"")
                .contains("closedOn,is missing")
                .contains("currency,is missing")
                .contains("value,is missing")
                .contains("value,'10.005' has more decimals than EUR")
                .contains("probabilityPercent,must be less than or equal to 100")
                .contains("customerNumber,is the number of another customer")
                .contains("customerId,'x' is not an id")
                .contains("probabilityPercent,is a whole number")
                .contains("dealId,is given here")
                .contains("externalNumber,is missing")
                .contains("externalNumber,stands in line 18 already");
        assertThat(new String(bytes("/api/v1/deals/export"), StandardCharsets.UTF_8).lines())
                .hasSize(3);
    }

    @Test
    void givesARowBackWhoseTextOrDayIsOutOfBounds() {
        var done = run("""
                externalNumber,status,closedOn,lostReason,openedOn
                D-1,LOST,2026-02-05,%s,
                D-2,,,,+99999-01-01
                D-3,LOST,2026-02-05,%s,
                """.formatted("x".repeat(201), "x".repeat(200)));

        assertThat(counts(done)).containsExactly(1, 0, 0, 2);
        assertThat(refused(done))
                .contains("lostReason,is longer than 200 characters")
                .contains("'+99999-01-01' is not a date");
    }

    @Test
    void givesTheDealOfAMergedCustomerToWhomAllWereMergedInto() {
        var first = sales.aCustomer("Contoh");
        var second = sales.aCustomer("Contoh dua");
        var last = sales.aCustomer("Contoh tiga");
        merge(first, second);
        merge(second, last);

        run("externalNumber,customerNumber\nD-1,C-%s\nD-2,C-%s\n".formatted(first, second));

        assertThat(deal("D-1").get("customerId").asString()).isEqualTo(last.toString());
        assertThat(deal("D-2").get("customerId").asString()).isEqualTo(last.toString());
    }

    private void merge(UUID customer, UUID survivor) {
        var state = new CustomerState(
                customer, "C-" + customer, "Contoh", List.of(), null, null, List.of(), "EUR", "DE", 14, "ACTIVE", null);
        events.tell(CustomerEvents.CUSTOMER_STATE, sales.company, customer, 2, state.mergedInto(survivor));
    }

    @Test
    void asksForTheRightToBringManyIn() {
        upload("externalNumber\nD-1\n", SALES_REPRESENTATIVE).expectStatus().isForbidden();
        upload("value\n1\n", SALES_MANAGER).expectStatus().isBadRequest();
    }

    private JsonNode deal(String number) {
        return json(sales.get(AUDITOR, "/api/v1/deals?externalNumber=" + number))
                .get("items")
                .get(0);
    }

    private static List<Integer> counts(JsonNode done) {
        return List.of(
                done.get("rowsImported").asInt(),
                done.get("rowsChanged").asInt(),
                done.get("rowsUnchanged").asInt(),
                done.get("rowsRefused").asInt());
    }

    private JsonNode run(String file) {
        return run("CREATE", file);
    }

    private JsonNode run(String mode, String file) {
        var id = json(upload("?mode=" + mode, file, OPERATOR).expectStatus().isAccepted())
                .get("importId")
                .asString();
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> json(sales.get(SALES_MANAGER, "/api/v1/deal-imports/" + id)),
                        job -> job.get("state").asString().equals("DONE"));
    }

    private String refused(JsonNode done) {
        var path = "/api/v1/deal-imports/" + done.get("importId").asString() + "/refused-rows";
        return new String(bytes(SALES_MANAGER, path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) {
        return bytes(AUDITOR, path);
    }

    private byte[] bytes(Role role, String path) {
        return Objects.requireNonNull(sales.get(role, path)
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec upload(String file, Role role) {
        return upload("", file, role);
    }

    private ResponseSpec upload(String parameters, String file, Role role) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "deals.csv";
            }
        });
        return client.post()
                .uri("/api/v1/deal-imports" + parameters)
                .header("Authorization", TestTokens.bearer(sales.company, role))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange();
    }
}
