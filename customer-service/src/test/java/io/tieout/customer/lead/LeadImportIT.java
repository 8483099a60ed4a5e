package io.tieout.customer.lead;

import static io.tieout.customer.ImportRuns.counts;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.customer.ImportRuns;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class LeadImportIT {

    private final UUID company = Ids.next();
    private final ImportRuns imports;

    @Autowired
    LeadImportIT(RestTestClient client) {
        this.imports = new ImportRuns(client, company, "lead-imports");
    }

    @Test
    void entersLeadsOnceHoweverOftenTheFileComes() {
        var file = """
                姓名,公司,邮箱,电话,来源
                Dewi,PT Sinar,dewi@sinar.example,0811 234,Fair
                Budi,,budi@sinar.example,,Fair
                No address,,,,Fair
                """;

        var first = imports.run("", file);
        var again = imports.run("", file);

        assertThat(counts(first)).containsExactly(3, 0, 0, 0);
        assertThat(counts(again)).containsExactly(1, 0, 0, 2);
        assertThat(imports.refused(again))
                .contains(
                        "dewi@sinar.example",
                        "seems to be here already: LEAD of the same EMAIL, LEAD of the same PHONE")
                .doesNotContain("No address");
        assertThat(imports.json("/api/v1/leads?source=Fair").get("items"))
                .extracting(lead -> lead.get("personName").asString())
                .contains("Dewi", "Budi");
    }

    @Test
    void saysInADryRunWhatTheRunWouldSayAndWritesNothing() {
        var file = """
                name,source,email,phone,country
                A,Web,a@contoh.example,,ID
                A again,Web,A@contoh.example,,
                ,Web,,,
                No source,,,,
                B,Web,no-address,,
                C,Web,,,Indonesia
                D,Web,,+62 811,
                D again,Web,,0062-811,
                """;

        var tried = imports.run("?dryRun=true", file);
        assertThat(imports.json("/api/v1/leads").get("items")).isEmpty();
        var done = imports.run("", file);

        assertThat(counts(tried)).isEqualTo(counts(done)).containsExactly(2, 0, 0, 6);
        assertThat(imports.refused(tried))
                .isEqualTo(imports.refused(done))
                .contains("A again,Web,A@contoh.example,,,email,stands in line 2 already")
                .contains(",Web,,,,personName,is missing")
                .contains("No source,,,,,source,is missing")
                .contains("B,Web,no-address,,,email,")
                .contains("C,Web,,,Indonesia,country,must be an ISO 3166 code")
                .contains("email,stands in line 8 already");
    }

    @Test
    void takesBackWhatNobodyHasWorkedWith() {
        var file = "name,source,email\nA,Web,a@contoh.example\nB,Web,b@contoh.example\nC,Web,c@contoh.example\n";
        var done = imports.run("", file);
        var noted = lead("A");
        imports.post("/api/v1/leads/" + noted + "/notes", "{\"note\":\"Called\"}");

        assertThat(imports.reverted(done)).containsExactly(2, 1);

        assertThat(imports.kept(done)).contains("2," + noted + ",somebody has worked with it since");
        assertThat(imports.json("/api/v1/leads?status=OPEN").get("items"))
                .extracting(lead -> lead.get("personName").asString())
                .containsExactly("A");
        assertThat(counts(imports.run("", file)))
                .as("the right file can bring them in anew")
                .containsExactly(2, 0, 0, 1);
        imports.revert(done)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("import-not-revertible")
                .jsonPath("$.state")
                .isEqualTo("REVERTED");
    }

    @Test
    void takesNoDryRunBack() {
        imports.revert(imports.run("?dryRun=true", "name,source\nA,Web\n"))
                .expectStatus()
                .isEqualTo(409);
    }

    private String lead(String personName) {
        for (var lead : imports.json("/api/v1/leads").get("items")) {
            if (lead.get("personName").asString().equals(personName)) {
                return lead.get("leadId").asString();
            }
        }
        throw new AssertionError("no lead of " + personName);
    }

    @Test
    void refusesFilesThatAreNotTheAnnouncedOnesAndCallersWithoutTheRight() {
        imports.upload("?expectedRows=2", "name,source\nA,Web\n", Role.SALES_MANAGER)
                .expectStatus()
                .isEqualTo(422);
        imports.upload("", "name,email\nA,\n", Role.SALES_MANAGER)
                .expectStatus()
                .isBadRequest();
        imports.upload("", "name,source,colour\nA,Web,red\n", Role.SALES_MANAGER)
                .expectStatus()
                .isBadRequest();
        imports.upload("", "name,source\nA,Web\n", Role.SALES_REPRESENTATIVE)
                .expectStatus()
                .isForbidden();

        assertThat(imports.json("/api/v1/leads").get("items")).isEmpty();
    }
}
