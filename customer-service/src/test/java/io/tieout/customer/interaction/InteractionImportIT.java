package io.tieout.customer.interaction;

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
class InteractionImportIT {

    private final UUID company = Ids.next();
    private final ImportRuns imports;

    @Autowired
    InteractionImportIT(RestTestClient client) {
        this.imports = new ImportRuns(client, company, "interaction-imports");
    }

    @Test
    void bringsThePastInOnceHoweverOftenTheFileComes() {
        var customer = customer();
        var file = """
                externalNumber,channel,direction,date,subject,body
                A-1,CALL,INBOUND,2019-03-01T09:00:00Z,Asked for prices,
                A-1,MEETING,OUTBOUND,2019-04-01T09:00:00+07:00,Visit,Went well
                """;

        var first = imports.run("", file);
        var again = imports.run("", file);

        assertThat(counts(first)).containsExactly(2, 0, 0, 0);
        assertThat(counts(again)).containsExactly(0, 0, 2, 0);
        assertThat(imports.json("/api/v1/customers/" + customer + "/interactions")
                        .get("items"))
                .extracting(talk -> talk.get("occurredAt").asString() + " "
                        + talk.get("subject").asString())
                .containsExactly("2019-04-01T02:00:00Z Visit", "2019-03-01T09:00:00Z Asked for prices");
    }

    @Test
    void readsWhatAnExportWroteAndFindsItUnchanged() {
        customer();
        imports.run("", """
                externalNumber,channel,direction,date,subject,body
                A-1,CALL,INBOUND,2019-03-01T09:00:00.123456Z,=Asked,
                A-1,NOTE,INTERNAL,2019-04-01T09:00:00Z,Noted,"Two
                lines"
                """);

        var exported = imports.text("/api/v1/interactions/export");

        assertThat(exported)
                .contains(",A-1,CALL,INBOUND,2019-03-01T09:00:00.123456Z,'=Asked,,")
                .contains(",A-1,NOTE,INTERNAL,2019-04-01T09:00:00Z,Noted,\"Two\nlines\",");
        assertThat(counts(imports.run("", exported))).containsExactly(0, 0, 2, 0);
    }

    @Test
    void refusesAnotherTextForWhatWasRecorded() {
        customer();
        var heading = "externalNumber,channel,direction,occurredAt,subject,body\n";
        var call = "A-1,CALL,INBOUND,2019-03-01T09:00:00Z,Prices,";
        imports.run("", heading + call + "Ten percent\n");

        var other = imports.run("", heading + call + "Twenty percent\n");
        var silent = imports.run("", heading + call + "\n");

        assertThat(counts(other)).containsExactly(0, 0, 0, 1);
        assertThat(imports.refused(other)).contains("Twenty percent,body,says something else than what was recorded");
        assertThat(counts(silent)).containsExactly(0, 0, 1, 0);
    }

    @Test
    void givesRowsBackThatSayNothingOrTooMuch() {
        customer();

        var done = imports.run("", """
                externalNumber,channel,direction,occurredAt,subject
                A-1,PIGEON,INBOUND,2019-03-01T09:00:00Z,Bird
                A-1,CALL,,2019-03-01T09:00:00Z,Nowhere
                A-1,CALL,INBOUND,01.03.2019,Day
                A-1,CALL,INBOUND,2019-03-01T09:00:00Z,
                B-2,CALL,INBOUND,2019-03-01T09:00:00Z,Nobody
                A-1,CALL,INBOUND,2019-03-01T09:00:00Z,Twice
                A-1,CALL,INBOUND,2019-03-01T09:00:00Z,Twice
                """);

        assertThat(counts(done)).containsExactly(1, 0, 0, 6);
        assertThat(imports.refused(done))
                .contains("channel,\"'PIGEON' is none of CALL, SMS, ")
                .contains("direction,is missing")
                .contains("occurredAt,\"'01.03.2019' is not a moment, ")
                .contains("subject,is missing")
                .contains("externalNumber,there is no customer 'B-2'")
                .contains("occurredAt,stands in line 7 already");
        imports.upload("", "externalNumber,channel\nA-1,CALL\n", Role.SALES_MANAGER)
                .expectStatus()
                .isBadRequest();
    }

    private String customer() {
        return imports.post("/api/v1/customers", "{\"name\":\"Acme\",\"externalNumber\":\"A-1\"}")
                .get("customerId")
                .asString();
    }
}
