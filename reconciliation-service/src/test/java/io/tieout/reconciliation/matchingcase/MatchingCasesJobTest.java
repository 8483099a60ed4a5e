package io.tieout.reconciliation.matchingcase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class MatchingCasesJobTest {

    private static final String CASE = """
            {"id":"%s","title":"A line","customers":[],
             "open_items":[{"no":"AR-1","customer":"Lindner","amount":"64.00"},
                           {"no":"AR-2","customer":"Lindner","amount":"64.00","due":"2026-04-01"}],
             "bank_lines":[{"id":"L1","date":"2026-03-16","amount":"64.00","payer":"LINDNER","remittance":"%s"}]
             %s}
            """;
    private static final String PAID = """
            ,"expected":{"decision":"AUTO","allocations":[{"line":"L1","item":"AR-1","amount":"64"}],"other":[],
             "flags":[],"openAfter":{"AR-1":"0.00"}}
            """;

    @TempDir
    Path folder = Path.of("");

    private record Run(boolean good, String out, String err) {}

    private Run run(boolean json, String content) throws IOException {
        var file = Files.writeString(folder.resolve("cases.json"), content);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        boolean good = new MatchingCasesJob(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        json)
                .run(List.of(file.toString()));
        return new Run(good, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String file(String... cases) {
        return "{\"schema\":\"any\",\"note\":{\"cases\":[1]},\"cases\":[" + String.join(",", cases) + "]}";
    }

    @Test
    void saysOfEachCaseWhatWasExpectedAndWhatCame() throws IOException {
        var run = run(false, file(CASE.formatted("A", "AR-1", PAID), CASE.formatted("B", "AR-2", PAID)));

        assertThat(run.good()).isFalse();
        assertThat(run.out())
                .contains("A  passed  A line", "B  FAILED  A line")
                .contains("expected  AUTO  L1 AR-1=64.00  []  open AR-1=0.00")
                .contains("got  AUTO  L1 AR-2=64.00  []  open AR-1=64.00, AR-2=0.00")
                .contains("INVOICE_NUMBER  AR-2  names AR-2")
                .endsWith("1 passed, 1 failed" + System.lineSeparator());
    }

    @Test
    void writesOneObjectACaseForPrograms() throws IOException {
        var run = run(true, file(CASE.formatted("A", "AR-1", PAID), CASE.formatted("B", "", "")));

        assertThat(run.good()).isTrue();
        var objects = run.out()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(objects).hasSize(2);
        var paid = objects.getFirst();
        assertThat(paid.propertyNames())
                .containsExactly("id", "decision", "allocations", "other", "flags", "suggestions", "evidence", "ms");
        assertThat(paid.get("allocations").toString())
                .isEqualTo("[{\"line\":\"L1\",\"item\":\"AR-1\",\"amount\":\"64.00\"}]");
        assertThat(paid.get("ms").isNumber()).isTrue();
        var open = objects.getLast();
        assertThat(open.get("decision").asString()).isEqualTo("SUGGEST");
        assertThat(open.get("flags").toString()).isEqualTo("[\"AMBIGUOUS\"]");
        assertThat(open.get("suggestions").toString())
                .isEqualTo("[[{\"line\":\"L1\",\"item\":\"AR-2\",\"amount\":\"64.00\"}],"
                        + "[{\"line\":\"L1\",\"item\":\"AR-1\",\"amount\":\"64.00\"}]]");
        assertThat(run.err()).contains("1 passed, 0 failed");
    }

    @Test
    void goesOnBehindACaseThatCannotBeRead() throws IOException {
        var run = run(
                false,
                file(CASE.formatted("A", "AR-1", PAID).replace("64.00", "64.001"), CASE.formatted("B", "AR-1", PAID)));

        assertThat(run.good()).isFalse();
        assertThat(run.out()).contains("A  FAILED  cannot be read:", "B  passed", "1 passed, 1 failed");
    }

    @Test
    void refusesAFileThatIsNoJson() throws IOException {
        var run = run(true, file(CASE.formatted("A", "AR-1", PAID)) + "}");
        var broken = run(true, "{\"cases\":[{\"id\":");

        assertThat(run.good()).isTrue();
        assertThat(broken.good()).isFalse();
        assertThat(broken.err()).contains("cases.json");
        assertThat(broken.out()).isEmpty();
    }

    @Test
    void refusesAFileThatIsNotThere() {
        var err = new ByteArrayOutputStream();
        var print = new PrintStream(err, true, StandardCharsets.UTF_8);

        assertThat(new MatchingCasesJob(print, print, false)
                        .run(List.of(folder.resolve("none").toString())))
                .isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot be read", "0 passed, 0 failed");
    }
}
