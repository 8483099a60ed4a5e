package io.tieout.reconciliation.matchingcase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CorpusJobTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void decidesEachLineInItsOrderAndCounts() throws IOException {
        Files.writeString(folder.resolve("own-ibans.txt"), "DE00999999999999999999\n");
        Files.writeString(folder.resolve("customers.jsonl"), "{\"id\":\"C1\",\"name\":\"Lindner GmbH\"}\n");
        Files.writeString(folder.resolve("items.jsonl"), """
            {"no":"AR-1","customer":"C1","amount":"64.00","date":"2026-03-01","due":"2026-03-31"}
            {"no":"AR-2","customer":"C1","amount":"70.00","date":"2026-03-01","due":"2026-03-31"}
            """);
        Files.writeString(folder.resolve("lines.jsonl"), """
            {"id":"L2","date":"2026-03-16","amount":"60.00","payer":"LINDNER","remittance":"AR-1"}
            {"id":"L1","date":"2026-03-16","amount":"70.00","payer":"LINDNER","remittance":""}
            {"id":"L3","date":"2026-03-16","amount":"9.00","payer":"US","payerIban":"DE00 9999 9999 9999 9999 99"}
            """);

        CorpusJob.main(new String[] {folder.toString()});

        assertThat(Files.readAllLines(folder.resolve("outcomes.jsonl")))
                .containsExactly(
                        "{\"line\":\"L2\",\"decision\":\"SUGGEST\",\"flags\":[\"UNDERPAYMENT\"],"
                                + "\"allocations\":[[{\"item\":\"AR-1\",\"amountMinor\":6000}]]}",
                        "{\"line\":\"L1\",\"decision\":\"AUTO\",\"flags\":[],"
                                + "\"allocations\":[[{\"item\":\"AR-2\",\"amountMinor\":7000}]]}",
                        "{\"line\":\"L3\",\"decision\":\"IGNORE\",\"flags\":[\"INTERNAL_TRANSFER\"],\"allocations\":[]}");
        var figures = JsonMapper.shared().readTree(Files.readString(folder.resolve("figures.json")));
        assertThat(figures.get("lines").asInt()).isEqualTo(3);
        assertThat(figures.get("items").asInt()).isEqualTo(2);
    }
}
