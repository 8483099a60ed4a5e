package io.tieout.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.customer.merge.Entries.Answer;
import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest
class MergeIT {

    private static final String FIRST = """
            {"name":"Maju Jaya","externalNumber":"E-1","ibans":["DE89370400440532013000"],"paymentTermDays":14,
             "contactPoints":[{"type":"PHONE","value":"+62 21 555 0101"}],"attributes":{"region":"JKT"}}
            """;
    private static final String SECOND = """
            {"name":"PT Maju Jaya Tbk","taxId":"DE136695976","country":"DE","otherNames":["大进贸易"],"roles":["SUPPLIER"],
             "ibans":["DE02120300000000202051"],"contactPoints":[{"type":"PHONE","value":"+62 21 555 0202"}],
             "addresses":[{"purpose":"BILLING","city":"Jakarta","country":"ID"}],"attributes":{"region":"BDG","tier":"A"}}
            """;

    private final int port;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final Entries entries;

    @Autowired
    MergeIT(@LocalServerPort int port, EventProbe probe, JdbcClient jdbc) {
        this.port = port;
        this.probe = probe;
        this.jdbc = jdbc;
        this.entries = new Entries(port);
    }

    @Test
    void makesOneOfTwoAndTwoAgain() {
        var survivor = entries.customer(FIRST);
        var merged = entries.customer(SECOND);
        work(survivor, "first");
        work(merged, "second");
        var survivorBefore = whole(survivor);
        var mergedBefore = whole(merged);

        var dry = entries.post("/api/v1/customer-merges?dryRun=true", entries.wanted(survivor, merged, ""));

        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.text("/fields/name")).isEqualTo("SURVIVOR");
        assertThat(dry.text("/fields/taxId")).isEqualTo("MERGED");
        assertThat(dry.text("/fields/contactPoints")).isEqualTo("BOTH");
        assertThat(dry.body().at("/linked/interactions").asInt()).isEqualTo(1);
        assertThat(whole(merged)).isEqualTo(mergedBefore);

        var merge = entries.merge(survivor, merged);

        assertThat(merge.status()).isEqualTo(201);
        var one = entries.get("/api/v1/customers/" + survivor);
        assertThat(one.text("/name")).isEqualTo("Maju Jaya");
        assertThat(one.texts("/otherNames", "")).containsExactly("PT Maju Jaya Tbk", "大进贸易");
        assertThat(one.text("/taxId")).isEqualTo("DE136695976");
        assertThat(one.texts("/roles", "")).containsExactly("CUSTOMER", "SUPPLIER");
        assertThat(one.texts("/contactPoints", "/value")).containsExactly("+62 21 555 0101", "+62 21 555 0202");
        assertThat(one.body().at("/ibans")).hasSize(2);
        assertThat(one.text("/attributes/region")).isEqualTo("JKT");
        assertThat(one.text("/attributes/tier")).isEqualTo("A");
        assertThat(one.body().at("/paymentTermDays").asInt()).isEqualTo(14);
        assertThat(subjects(survivor)).containsExactly("first", "second");
        assertThat(entries.get("/api/v1/customers/" + survivor + "/contacts").texts("", "/name"))
                .containsExactly("first", "second");
        assertThat(entries.get("/api/v1/follow-ups?customerId=" + survivor).texts("/items", "/title"))
                .containsExactly("first", "second");
        assertThat(entries.get("/api/v1/customers").body().at("/items")).hasSize(1);
        assertThat(found("Tbk")).containsExactly(survivor);
        assertThat(found("大进")).containsExactly(survivor);

        // Since then, for the one that stays.
        var later = entries.post("/api/v1/customers/" + survivor + "/interactions", interaction("later"));
        entries.patch(survivor, "{\"paymentTermDays\":7}");

        var undone = entries.undo(merge);

        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.texts("/keptFields", "")).isEmpty();
        assertThat(undone.texts("/stayed", "/id")).containsExactly(later.text("/interactionId"));
        assertThat(without(whole(survivor), "paymentTermDays", "version"))
                .isEqualTo(without(survivorBefore, "paymentTermDays", "version"));
        assertThat(whole(survivor).get("paymentTermDays").asInt()).isEqualTo(7);
        assertThat(without(whole(merged), "version")).isEqualTo(without(mergedBefore, "version"));
        assertThat(subjects(survivor)).containsExactly("first", "later");
        assertThat(subjects(merged)).containsExactly("second");
        assertThat(found("Tbk")).containsExactly(merged);
        assertThat(entries.undo(merge).told()).isEqualTo("409 merge-not-undoable");
    }

    @Test
    void sendsReadersOnAndRefusesWriters() {
        var survivor = entries.customer(FIRST);
        var merged = entries.customer(SECOND);
        long version = entries.version(merged);
        entries.merge(survivor, merged);

        var read = entries.get("/api/v1/customers/" + merged + "/interactions?limit=5");

        assertThat(read.told()).isEqualTo("307 customer-merged");
        assertThat(read.location()).endsWith("/api/v1/customers/" + survivor + "/interactions?limit=5");
        assertThat(read.text("/survivorId")).isEqualTo(survivor);
        assertThat(entries.get("/api/v1/customers/" + merged).told()).isEqualTo("307 customer-merged");
        assertThat(entries.get("/api/v1/customers/" + merged + "/changes").texts("/items", "/field"))
                .contains("mergedInto");
        var written = entries.send(
                HttpMethod.PATCH,
                "/api/v1/customers/" + merged,
                "{\"name\":\"Other\"}",
                "\"" + (version + 1) + "\"",
                Role.SALES_MANAGER);
        assertThat(written.told()).isEqualTo("409 customer-merged");
        assertThat(written.text("/survivorId")).isEqualTo(survivor);
        assertThat(entries.post("/api/v1/customers/" + merged + "/interactions", interaction("no"))
                        .told())
                .isEqualTo("409 customer-merged");
        assertThat(entries.post("/api/v1/customers", "{\"name\":\"Child\",\"parentId\":\"" + merged + "\"}")
                        .told())
                .isEqualTo("422 invalid-customer");
    }

    @Test
    void asksForAChoiceWhereTwoNumbersTellThemApart() {
        var survivor = entries.customer("{\"name\":\"A\",\"externalNumber\":\"N-1\"}");
        var merged = entries.customer("{\"name\":\"B\",\"externalNumber\":\"N-2\"}");
        key(survivor, "SAP", "100");
        key(merged, "SAP", "200");
        key(merged, "SHOP", "s-1");

        var refused = entries.merge(survivor, merged);
        var keys = entries.merge(survivor, merged, "\"externalNumber\":\"MERGED\"");

        assertThat(refused.told()).isEqualTo("409 merge-conflict");
        assertThat(refused.text("/differences/0/field")).isEqualTo("externalNumber");
        assertThat(keys.told()).isEqualTo("409 merge-conflict");
        assertThat(keys.text("/differences/0/field")).isEqualTo("key.SAP");
        assertThat(keys.text("/differences/0/merged")).isEqualTo("200");
        assertThat(entries.merge(survivor, merged, "\"nothing\":\"MERGED\"").told())
                .isEqualTo("422 invalid-merge");
        assertThat(entries.merge(survivor, merged, "\"name\":\"BOTH\"").told()).isEqualTo("422 invalid-merge");
        assertThat(entries.merge(survivor, merged, "\"roles\":\"MERGED\"").told())
                .isEqualTo("422 invalid-merge");
        assertThat(entries.merge(survivor, merged, "\"externalNumber\":\"MERGED\",\"key.CRM\":\"MERGED\"")
                        .told())
                .isEqualTo("422 invalid-merge");
        assertThat(entries.get("/api/v1/customers").body().at("/items")).hasSize(2);

        var merge = entries.merge(
                survivor, merged, "\"externalNumber\":\"MERGED\",\"key.SAP\":\"BOTH\",\"name\":\"MERGED\"");

        assertThat(merge.status()).isEqualTo(201);
        var one = entries.get("/api/v1/customers/" + survivor);
        assertThat(one.text("/externalNumber")).isEqualTo("N-2");
        assertThat(one.text("/name")).isEqualTo("B");
        assertThat(one.texts("/otherNames", "")).containsExactly("A");
        assertThat(entries.get("/api/v1/customers/" + survivor + "/external-keys")
                        .texts("/items", "/key"))
                .containsExactly("100", "200", "s-1");
        assertThat(entries.get("/api/v1/customers/by-key/SAP/200").text("/customerId"))
                .isEqualTo(survivor);

        entries.undo(merge);

        assertThat(entries.get("/api/v1/customers/" + survivor).text("/externalNumber"))
                .isEqualTo("N-1");
        assertThat(entries.get("/api/v1/customers/" + merged).text("/externalNumber"))
                .isEqualTo("N-2");
        assertThat(entries.get("/api/v1/customers/by-key/SAP/200").text("/customerId"))
                .isEqualTo(merged);
    }

    @Test
    void leavesAKeyThatWasNotChosenWithTheMergedOne() {
        var survivor = entries.customer("{\"name\":\"A\"}");
        var merged = entries.customer("{\"name\":\"B\"}");
        key(survivor, "SAP", "100");
        key(merged, "SAP", "200");

        entries.merge(survivor, merged, "\"key.SAP\":\"SURVIVOR\"");

        var refused = entries.get("/api/v1/customers/by-key/SAP/200");
        assertThat(refused.told()).isEqualTo("409 customer-merged");
        assertThat(refused.text("/survivorId")).isEqualTo(survivor);
    }

    @Test
    void refusesWhatCannotBeMerged() {
        var one = entries.customer("{\"name\":\"A\"}");
        var other = entries.customer("{\"name\":\"B\"}");
        var body = entries.wanted(one, other, "");
        var strangers = new Entries(port);

        assertThat(entries.merge(one, one).told()).isEqualTo("422 invalid-merge");
        assertThat(strangers.post("/api/v1/customer-merges", body).told()).isEqualTo("404 customer-not-found");
        assertThat(entries.send(HttpMethod.POST, "/api/v1/customer-merges", body, null, Role.SALES_REPRESENTATIVE)
                        .status())
                .isEqualTo(403);
        assertThat(entries.post(
                                "/api/v1/customer-merges?dryRun=true",
                                body.replace("\"mergedVersion\":1", "\"mergedVersion\":9"))
                        .told())
                .isEqualTo("412 stale-version");
        var merge = entries.post("/api/v1/customer-merges", body);
        assertThat(merge.status()).isEqualTo(201);
        assertThat(entries.post("/api/v1/customer-merges", body).told()).isEqualTo("409 customer-merged");
        assertThat(strangers.undo(merge).told()).isEqualTo("404 customer-merge-not-found");
        assertThat(strangers
                        .get("/api/v1/customer-merges/" + merge.text("/mergeId"))
                        .told())
                .isEqualTo("404 customer-merge-not-found");
        assertThat(strangers.get("/api/v1/customer-merges").body().at("/items")).isEmpty();
        assertThat(entries.get("/api/v1/customer-merges?customerId=" + other).texts("/items", "/mergeId"))
                .containsExactly(merge.text("/mergeId"));
        assertThat(entries.send(
                                HttpMethod.POST,
                                "/api/v1/customer-merges/" + merge.text("/mergeId") + "/undo",
                                "",
                                null,
                                Role.SALES_REPRESENTATIVE)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void undoesChainsTheLastOneFirst() {
        var a = entries.customer("{\"name\":\"A\"}");
        var b = entries.customer("{\"name\":\"B\"}");
        var c = entries.customer("{\"name\":\"C\"}");
        work(a, "a");
        work(b, "b");
        var aIntoB = entries.merge(b, a);
        var bIntoC = entries.merge(c, b);

        assertThat(entries.get("/api/v1/customers/" + a).location()).endsWith(c);
        assertThat(subjects(c)).containsExactly("a", "b");
        assertThat(entries.get("/api/v1/customers/" + c).texts("/otherNames", ""))
                .containsExactly("A", "B");
        var refused = entries.undo(aIntoB);
        assertThat(refused.told()).isEqualTo("409 merge-not-undoable");
        assertThat(refused.text("/undoFirst")).isEqualTo(bIntoC.text("/mergeId"));

        entries.undo(bIntoC);

        assertThat(entries.get("/api/v1/customers/" + a).location()).endsWith(b);
        assertThat(subjects(c)).isEmpty();
        assertThat(subjects(b)).containsExactly("a", "b");
        assertThat(entries.undo(aIntoB).status()).isEqualTo(200);
        assertThat(subjects(a)).containsExactly("a");
    }

    @Test
    void keepsAMergeThatIsTooOld() {
        var a = entries.customer("{\"name\":\"A\"}");
        var b = entries.customer("{\"name\":\"B\"}");
        var merge = entries.merge(b, a);
        jdbc.sql(
                        "update customer_merge set undo_until = now() - interval '1 minute' where merge_id = cast(:id as uuid)")
                .param("id", merge.text("/mergeId"))
                .update();

        assertThat(entries.undo(merge).told()).isEqualTo("409 merge-not-undoable");
    }

    @Test
    void letsOneOfTwoMergesWinThatGoBothWays() throws Exception {
        var a = entries.customer("{\"name\":\"A\"}");
        var b = entries.customer("{\"name\":\"B\"}");
        var one = entries.wanted(a, b, "");
        var other = entries.wanted(b, a, "");

        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = threads.invokeAll(List.<Callable<Answer>>of(
                    () -> entries.post("/api/v1/customer-merges", one),
                    () -> entries.post("/api/v1/customer-merges", other)));

            assertThat(List.of(
                            answers.get(0).get().status(), answers.get(1).get().status()))
                    .containsExactlyInAnyOrder(201, 409);
        }
        assertThat(entries.get("/api/v1/customers").body().at("/items")).hasSize(1);
    }

    @Test
    void movesSubsidiariesAndRefusesACircle() {
        var top = entries.customer("{\"name\":\"Top\"}");
        var middle = entries.customer("{\"name\":\"Middle\",\"parentId\":\"" + top + "\"}");
        var bottom = entries.customer("{\"name\":\"Bottom\",\"parentId\":\"" + middle + "\"}");
        var twin = entries.customer("{\"name\":\"Twin\"}");

        assertThat(entries.merge(bottom, top).told()).isEqualTo("422 invalid-merge");
        var merge = entries.merge(twin, middle);

        assertThat(entries.get("/api/v1/customers/" + bottom).text("/parentId")).isEqualTo(twin);
        assertThat(entries.get("/api/v1/customers/" + twin).text("/parentId")).isEqualTo(top);
        assertThat(entries.undo(merge).status()).isEqualTo(200);
        assertThat(entries.get("/api/v1/customers/" + bottom).text("/parentId")).isEqualTo(middle);
        assertThat(entries.get("/api/v1/customers/" + twin).text("/parentId")).isEmpty();
    }

    @Test
    void makesOneOfAParentAndWhatItOwnsAndTwoAgain() {
        var top = entries.customer("{\"name\":\"Top\"}");
        var parent = entries.customer("{\"name\":\"Parent\",\"parentId\":\"" + top + "\"}");
        var child = entries.customer("{\"name\":\"Child\",\"parentId\":\"" + parent + "\",\"externalNumber\":\"N-1\"}");
        var sibling = entries.customer("{\"name\":\"Sibling\",\"parentId\":\"" + parent + "\"}");

        var merge = entries.merge(child, parent);

        assertThat(merge.status()).isEqualTo(201);
        assertThat(parent(child)).isEqualTo(top);
        assertThat(parent(sibling)).isEqualTo(child);
        var undone = entries.undo(merge);

        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.texts("/keptFields", "")).isEmpty();
        assertThat(undone.texts("/keptSubsidiaries", "")).isEmpty();
        assertThat(parent(child)).isEqualTo(parent);
        assertThat(parent(sibling)).isEqualTo(parent);
        assertThat(parent(parent)).isEqualTo(top);
        assertThat(state(child).parentId()).hasToString(parent);
        assertThat(entries.get("/api/v1/customers/" + child).texts("/otherNames", ""))
                .isEmpty();
        assertThat(entries.patch(child, "{\"country\":\"DE\"}").status()).isEqualTo(200);
    }

    @Test
    void tellsTheOthersAndJudgesTheCreditOfBothTogether() {
        var survivor = entries.customer("{\"name\":\"A\"}");
        var merged = entries.customer("{\"name\":\"B\"}");
        owed(survivor, "EUR", 1000);
        owed(merged, "EUR", 500);

        var merge = entries.merge(survivor, merged);

        assertThat(exposure(survivor)).isEqualTo("15.00");
        var told = probe.published(CustomerEvents.CUSTOMER_MERGED, UUID.fromString(merged))
                .getLast();
        assertThat(told.payload().mergeId()).hasToString(merge.text("/mergeId"));
        assertThat(told.payload().survivorId()).hasToString(survivor);
        assertThat(state(merged).mergedInto()).hasToString(survivor);
        assertThat(state(survivor).otherNames()).containsExactly("B");
        entries.undo(merge);

        assertThat(exposure(survivor)).isEqualTo("10.00");
        assertThat(exposure(merged)).isEqualTo("5.00");
        assertThat(state(merged).mergedInto()).isNull();
        assertThat(probe.published(CustomerEvents.CUSTOMER_MERGE_UNDONE, UUID.fromString(merged)))
                .hasSize(1);
    }

    @Test
    void givesTheMergedOneTheParentThatItsFormerOneBecame() {
        var twin = entries.customer("{\"name\":\"Twin\"}");
        var former = entries.customer("{\"name\":\"Former\"}");
        var survivor = owned("Survivor", entries.customer("{\"name\":\"Owner\"}"));
        var merged = owned("Merged", former);
        var merge = entries.merge(survivor, merged);
        assertThat(entries.merge(twin, former).status()).isEqualTo(201);

        assertThat(entries.undo(merge).status()).isEqualTo(200);

        assertThat(parent(merged)).isEqualTo(twin);
        assertThat(state(merged).parentId()).hasToString(twin);
    }

    @Test
    void givesTheSurvivorTheParentThatItsFormerOneBecame() {
        var twin = entries.customer("{\"name\":\"Twin\"}");
        var former = entries.customer("{\"name\":\"Former\"}");
        var survivor = owned("Survivor", former);
        var merged = owned("Merged", entries.customer("{\"name\":\"Owner\"}"));
        var merge = entries.merge(survivor, merged, "\"parentId\":\"MERGED\"");
        assertThat(entries.merge(twin, former).status()).isEqualTo(201);

        assertThat(entries.undo(merge).status()).isEqualTo(200);

        assertThat(parent(survivor)).isEqualTo(twin);
    }

    @Test
    void makesNoCircleOfFormerParents() {
        var owner = entries.customer("{\"name\":\"Owner\"}");
        var former = entries.customer("{\"name\":\"Former\"}");
        var survivor = owned("Survivor", former);
        var merged = owned("Merged", owner);
        var child = owned("Child", merged);
        var merge = entries.merge(survivor, merged, "\"parentId\":\"MERGED\"");
        assertThat(entries.patch(former, "{\"parentId\":\"" + survivor + "\"}").status())
                .isEqualTo(200);

        var undone = entries.undo(merge);

        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.texts("/keptFields", "")).containsExactly("parentId");
        assertThat(parent(survivor)).isEqualTo(owner);
        assertThat(parent(child)).isEqualTo(merged);
        var again = entries.merge(former, merged, "\"parentId\":\"SURVIVOR\"");
        assertThat(entries.patch(survivor, "{\"parentId\":null}").status()).isEqualTo(200);
        assertThat(entries.patch(owner, "{\"parentId\":\"" + child + "\"}").status())
                .isEqualTo(200);

        var other = entries.undo(again);

        assertThat(other.status()).isEqualTo(200);
        assertThat(other.texts("/keptSubsidiaries", "")).containsExactly(child);
        assertThat(parent(merged)).isEqualTo(owner);
        assertThat(parent(child)).isEqualTo(former);
    }

    private String owned(String name, String parent) {
        return entries.customer("{\"name\":\"" + name + "\",\"parentId\":\"" + parent + "\"}");
    }

    private String parent(String customer) {
        return entries.get("/api/v1/customers/" + customer).text("/parentId");
    }

    private CustomerState state(String customer) {
        return probe.published(CustomerEvents.CUSTOMER_STATE, UUID.fromString(customer))
                .getLast()
                .payload();
    }

    /// A person, a note and something to do, all called the same.
    private void work(String customer, String name) {
        entries.post("/api/v1/customers/" + customer + "/contacts", "{\"name\":\"" + name + "\",\"role\":\"Owner\"}");
        entries.post("/api/v1/customers/" + customer + "/interactions", interaction(name));
        entries.post(
                "/api/v1/customers/" + customer + "/follow-ups",
                "{\"title\":\"" + name + "\",\"dueOn\":\"2026-03-02\"}");
    }

    private static String interaction(String subject) {
        return """
               {"channel":"CALL","direction":"INBOUND","occurredAt":"2026-03-01T09:00:00Z","subject":"%s"}
               """.formatted(subject);
    }

    private List<String> subjects(String customer) {
        return entries.get("/api/v1/customers/" + customer + "/interactions").texts("/items", "/subject");
    }

    private List<String> found(String words) {
        return entries.get("/api/v1/search?types=CUSTOMER&q=" + words).texts("/items", "/id");
    }

    private void key(String customer, String system, String key) {
        assertThat(entries.send(
                                HttpMethod.PUT,
                                "/api/v1/customers/" + customer + "/external-keys/" + system + "/" + key,
                                null,
                                null,
                                Role.SALES_MANAGER)
                        .status())
                .isEqualTo(201);
    }

    private ObjectNode whole(String customer) {
        return (ObjectNode) entries.send(
                        TestTokens.bearer(entries.company, Role.ACCOUNTANT),
                        HttpMethod.GET,
                        "/api/v1/customers/" + customer,
                        null,
                        null)
                .body();
    }

    private static JsonNode without(ObjectNode customer, String... fields) {
        return customer.deepCopy().remove(List.of(fields));
    }

    private void owed(String customer, String currency, long minor) {
        jdbc.sql("""
                        insert into receivable_item (company_id, customer_id, kind, item_id, currency, due_date, open_minor)
                        values (:company, cast(:customer as uuid), 'INVOICE', :item, :currency, current_date + 10, :minor)
                        """)
                .param("company", entries.company)
                .param("customer", customer)
                .param("item", Ids.next())
                .param("currency", currency)
                .param("minor", minor)
                .update();
    }

    private String exposure(String customer) {
        return entries.get("/api/v1/customers/" + customer + "/credit").text("/exposures/0/exposure/amount");
    }
}
