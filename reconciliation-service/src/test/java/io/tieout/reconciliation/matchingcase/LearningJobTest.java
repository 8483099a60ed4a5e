package io.tieout.reconciliation.matchingcase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LearningJobTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    @TempDir
    Path folder = Path.of("");

    @Test
    void comparesTheRulesAndWhatWasLearnedOnTheLaterLines() throws IOException {
        writeLines(100);

        var figures = learn();

        assertThat(figures.get("enough").asBoolean()).isTrue();
        assertThat(figures.get("trainedOn").asInt()).isEqualTo(70);
        assertThat(figures.get("laterFrom").asInt()).isEqualTo(70);
        assertThat(figures.get("payers").asInt()).isEqualTo(70);
        assertThat(figures.get("compared").values())
                .extracting(row -> row.get("what").asString())
                .containsExactly("rules", "rules + learned scorer", "rules + learned scorer and payers");
        for (var row : figures.get("compared")) {
            var outcomes = Files.readAllLines(folder.resolve(row.get("outcomes").asString()));
            assertThat(outcomes).hasSize(30);
            assertThat(outcomes).allMatch(outcome -> outcome.contains("\"SUGGEST\""));
            assertThat(outcomes.getFirst()).contains("\"line\":\"L070\"");
        }
        // All pay the later of two equal items, which the rules put second.
        assertThat(firstProposal("later-rules.jsonl")).isEqualTo("A070");
        assertThat(firstProposal("later-scorer.jsonl")).isEqualTo("B070");
        assertThat(brier(figures, 1)).isLessThan(new BigDecimal("0.1"));
    }

    @Test
    void saysThatTooLittleWasDecided() throws IOException {
        writeLines(30);

        var figures = learn();

        assertThat(figures.get("enough").asBoolean()).isFalse();
        assertThat(figures.get("decisions").asInt()).isEqualTo(30);
    }

    /// Each line pays the later one of its customer's two items of the same amount.
    private void writeLines(int count) throws IOException {
        var customers = new StringBuilder();
        var items = new StringBuilder();
        var lines = new StringBuilder();
        var truth = new StringBuilder();
        for (int i = 0; i < count; i++) {
            customers.append("""
                    {"id":"C%03d","name":"%s Handels GmbH"}
                    """.formatted(i, name(i)));
            items.append("""
                    {"no":"A%03d","customer":"C%03d","amount":"64.00","date":"2026-01-01","due":"2026-01-31"}
                    {"no":"B%03d","customer":"C%03d","amount":"64.00","date":"2026-02-01","due":"2026-02-28"}
                    """.formatted(i, i, i, i));
            lines.append("""
                    {"id":"L%03d","date":"%s","amount":"64.00","payer":"%s Handels GmbH","payerIban":"DE%020d",\
                    "remittance":""}
                    """.formatted(i, FIRST.plusDays(i), name(i), i));
            truth.append("""
                    {"line":"L%03d","paid":[{"item":"B%03d","amountMinor":6400}]}
                    """.formatted(i, i));
        }
        Files.writeString(folder.resolve("customers.jsonl"), customers);
        Files.writeString(folder.resolve("items.jsonl"), items);
        Files.writeString(folder.resolve("lines.jsonl"), lines);
        Files.writeString(folder.resolve("truth.jsonl"), truth);
    }

    private static String name(int i) {
        return "Kontor" + (char) ('a' + i / 10) + "ling" + (char) ('a' + i % 10) + "werk";
    }

    private JsonNode learn() throws IOException {
        LearningJob.main(new String[] {folder.toString()});
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("learning.json")));
    }

    private String firstProposal(String file) throws IOException {
        var outcome = JsonMapper.shared()
                .readTree(Files.readAllLines(folder.resolve(file)).getFirst());
        return outcome.get("allocations").get(0).get(0).get("item").asString();
    }

    private static BigDecimal brier(JsonNode figures, int row) {
        return new BigDecimal(figures.get("compared").get(row).get("brier").asString());
    }
}
