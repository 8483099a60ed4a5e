package io.tieout.customer.contact;

import static io.tieout.customer.ImportRuns.counts;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.customer.ImportRuns;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ContactImportIT {

    private final UUID company = Ids.next();
    private final RestTestClient client;
    private final ImportRuns imports;

    @Autowired
    ContactImportIT(RestTestClient client) {
        this.client = client;
        this.imports = new ImportRuns(client, company, "contact-imports");
    }

    @Test
    void bringsContactsInChangesThemAndLeavesTheOthers() {
        var acme = customer("Acme", "A-1");
        var borneo = customer("Borneo", "B-1");
        var file = """
                externalNumber,name,email,phone,role,primary
                A-1,Dewi,dewi@acme.example,0811,Owner,true
                A-1,Budi,,,Buyer,
                B-1,dewi,DEWI@acme.example,,Adviser,
                """;

        var first = imports.run("", file);
        var again = imports.run("?mode=UPSERT", file);
        var changed = imports.run("?mode=UPDATE", "externalNumber,name,role\nA-1,Budi,Head buyer\nA-1,Citra,Clerk\n");
        var refused = imports.run("", "externalNumber,name,role\nA-1,Budi,Buyer\n");

        assertThat(counts(first)).containsExactly(2, 1, 0, 0);
        assertThat(counts(again)).containsExactly(0, 1, 2, 0);
        assertThat(counts(changed)).containsExactly(0, 1, 0, 1);
        assertThat(imports.refused(changed)).contains("A-1,Citra,Clerk,name,is no contact of the customer");
        assertThat(counts(refused)).containsExactly(0, 0, 0, 1);
        assertThat(imports.refused(refused)).contains("already, with other content");
        assertThat(contacts(acme))
                .extracting(contact -> contact.get("name").asString() + " "
                        + contact.get("role").asString() + " "
                        + contact.get("primary").asBoolean())
                .containsExactlyInAnyOrder("dewi Owner true", "Budi Head buyer false");
        assertThat(contacts(borneo).get(0).get("contactId"))
                .isEqualTo(contacts(acme).get(0).get("contactId"));
    }

    @Test
    void removesWhatItHasEnteredAndKeepsWhatWasHere() {
        var acme = customer("Acme", "A-1");
        customer("Borneo", "B-1");
        imports.run("", "externalNumber,name,role\nA-1,Budi,Buyer\n");
        var done = imports.run("?mode=UPSERT", """
                externalNumber,name,email,role
                A-1,Budi,,Head buyer
                A-1,Citra,citra@acme.example,Clerk
                A-1,Dewi,dewi@acme.example,Owner
                B-1,Dewi,dewi@acme.example,Adviser
                """);
        assertThat(counts(done)).containsExactly(2, 2, 0, 0);

        assertThat(imports.reverted(done)).containsExactly(1, 3);

        assertThat(imports.kept(done))
                .contains("was here before and changed by the import")
                .contains("has more than one customer");
        assertThat(contacts(acme))
                .extracting(contact -> contact.get("name").asString())
                .containsExactlyInAnyOrder("Budi", "Dewi");
        assertThat(imports.json("/api/v1/search?q=Citra").get("items")).isEmpty();
    }

    @Test
    void removesNobodyWhomItHasNotEnteredAndNoPrimaryContact() {
        var acme = customer("Acme", "A-1");
        customer("Borneo", "B-1");
        imports.run("", "externalNumber,name,email,role\nA-1,Dewi,dewi@acme.example,Owner\n");
        var dewi = contacts(acme).get(0).get("contactId").asString();
        client.delete()
                .uri("/api/v1/customers/" + acme + "/contacts/" + dewi)
                .header("Authorization", TestTokens.bearer(company, Role.SALES_MANAGER))
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        var done = imports.run("", """
                externalNumber,name,email,role,primary
                B-1,Dewi,dewi@acme.example,Adviser,
                A-1,Eka,,Owner,true
                """);
        assertThat(counts(done)).containsExactly(1, 1, 0, 0);

        assertThat(imports.reverted(done)).containsExactly(0, 2);

        assertThat(imports.json("/api/v1/contacts/" + dewi).get("name").asString())
                .isEqualTo("Dewi");
        assertThat(contacts(acme)).hasSize(1);
    }

    @Test
    void readsWhatAnExportWroteAndFindsItUnchanged() {
        customer("Acme", "A-1");
        customer("Borneo", "B-1");
        imports.run("", """
                externalNumber,name,email,phone,role,primary
                A-1,=Dewi,dewi@acme.example,0811,Owner,true
                A-1,Budi,,,Buyer,
                B-1,=Dewi,dewi@acme.example,,Adviser,
                """);

        var exported = imports.text("/api/v1/contacts/export");

        assertThat(exported.lines()).hasSize(4);
        assertThat(exported)
                .contains(",A-1,'=Dewi,dewi@acme.example,0811,,Owner,true")
                .contains(",A-1,Budi,,,,Buyer,false")
                .contains(",B-1,'=Dewi,dewi@acme.example,0811,,Adviser,false");
        assertThat(counts(imports.run("?mode=UPSERT", exported))).containsExactly(0, 0, 3, 0);
    }

    @Test
    void exportsAContactOfMergedCustomersOnce() {
        var acme = customer("Acme", "A-1");
        var twin = customer("Acme Twin", "A-2");
        imports.run("", """
                externalNumber,name,email,role,primary
                A-1,Dewi,dewi@acme.example,Owner,true
                A-2,Dewi,dewi@acme.example,Adviser,true
                A-2,Budi,,Buyer,false
                """);
        imports.post("/api/v1/customer-merges", """
                {"survivorId":"%s","survivorVersion":1,"mergedId":"%s","mergedVersion":1,"reason":"Twice",
                 "choices":{"externalNumber":"SURVIVOR"}}
                """.formatted(acme, twin));

        var exported = imports.text("/api/v1/contacts/export");

        assertThat(exported.lines().skip(1).map(line -> line.replaceFirst("^[^,]*,", "")))
                .containsExactlyInAnyOrder("A-1,Dewi,dewi@acme.example,,,Owner,true", "A-1,Budi,,,,Buyer,false");
    }

    @Test
    void refusesRowsThatNameNobodyOrSomebodyElse() {
        customer("Acme", "A-1");
        var ours = imports.json("/api/v1/customers?externalNumber=A-1")
                .at("/items/0/customerNumber")
                .asString();
        customer("Borneo", "B-1");
        imports.run("", "externalNumber,name,email,role\nA-1,Dewi,dewi@acme.example,Owner\n");

        var done = imports.run("", """
                customerNumber,externalNumber,name,email,role,primary
                ,X-9,Nobody's,,Owner,
                ,,Nowhere,,Owner,
                %1$s,B-1,Of two,,Owner,
                ,B-1,Somebody else,dewi@acme.example,Owner,
                ,B-1,No role,,,
                ,B-1,,citra@borneo.example,Owner,
                ,B-1,Maybe,,Owner,ja
                ,B-1,Budi,no-address,Owner,
                %1$s,A-1,Eka,,Owner,
                """.formatted(ours));

        assertThat(counts(done)).containsExactly(1, 0, 0, 8);
        assertThat(imports.refused(done))
                .contains("externalNumber,there is no customer 'X-9'")
                .contains("customerNumber,is missing")
                .contains("externalNumber,is the number of another customer than customerNumber")
                .contains("email,is the address of 'Dewi'")
                .contains("role,is missing")
                .contains("name,is missing")
                .contains("primary,'ja' is neither true nor false")
                .contains("no-address,Owner,,email,");
    }

    @Test
    void refusesARowThatMayMeanTwo() {
        var acme = customer("Acme", "A-1");
        for (int twin = 0; twin < 2; twin++) {
            imports.post("/api/v1/customers/" + acme + "/contacts", "{\"name\":\"Dewi\",\"role\":\"Owner\"}");
        }

        var done = imports.run("?mode=UPSERT", "externalNumber,name,role\nA-1,dewi,Clerk\n");

        assertThat(imports.refused(done)).contains("A-1,dewi,Clerk,name,several contacts of the customer have it");
    }

    private String customer(String name, String number) {
        return imports.post("/api/v1/customers", "{\"name\":\"%s\",\"externalNumber\":\"%s\"}".formatted(name, number))
                .get("customerId")
                .asString();
    }

    private JsonNode contacts(String customerId) {
        return imports.json("/api/v1/customers/" + customerId + "/contacts");
    }
}
