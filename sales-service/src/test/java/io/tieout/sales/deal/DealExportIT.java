package io.tieout.sales.deal;

import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.sales.SalesJourney;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class DealExportIT {

    private final SalesJourney sales;

    @Autowired
    DealExportIT(RestTestClient client, EventProbe events) {
        this.sales = new SalesJourney(client, events);
    }

    @Test
    void writesTheFilteredListInBothFormatsAndLetsNoCellRun() throws IOException {
        open("{\"externalNumber\":\"D-1\",\"value\":{\"amount\":\"12.50\",\"currency\":\"EUR\"},"
                + "\"openedOn\":\"2026-03-01\",\"nextStep\":\"=HYPERLINK(1)\"}");
        open("{\"externalNumber\":\"D-2\",\"value\":{\"amount\":\"1500\",\"currency\":\"JPY\"}}");

        var all = csv("/api/v1/deals/export");
        var one = csv("/api/v1/deals/export?externalNumber=D-2");

        assertThat(all.lines()).hasSize(3);
        assertThat(all)
                .startsWith("dealId,externalNumber,customerId,pipeline,stage,status,")
                .contains(",12.50,EUR,2026-03-01,")
                .contains(",'=HYPERLINK(1),");
        assertThat(one).contains(",D-2,", ",1500,JPY,");
        assertThat(one.lines().skip(1)).singleElement().asString().matches("[0-9a-f-]{36},D-2,.*");
        assertThat(csv("/api/v1/deals/export?status=WON").lines()).hasSize(1);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes("/api/v1/deals/export?format=xlsx")));
                var rows = book.getFirstSheet().openStream()) {
            assertThat(rows.map(row -> row.getCellText(1))).containsExactly("externalNumber", "D-2", "D-1");
        }
        problem(sales.get(AUDITOR, "/api/v1/deals/export?format=pdf"), 400, "unsupported-format");
    }

    private void open(String deal) {
        sales.post(SALES_MANAGER, "/api/v1/deals", deal).expectStatus().isCreated();
    }

    private String csv(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) {
        return Objects.requireNonNull(sales.get(AUDITOR, path)
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
    }
}
