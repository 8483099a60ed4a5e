package io.tieout.reconciliation.bankstatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tieout.reconciliation.statementfile.CsvProfile;
import io.tieout.reconciliation.statementfile.FileInspection;
import io.tieout.reconciliation.statementfile.JsonLine;
import io.tieout.reconciliation.statementfile.StatementFile;
import io.tieout.reconciliation.statementfile.StatementFormats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatementInspectionTest {

    /// Its figures count the row of totals as a 12th transaction; the file has 11.
    private static final Set<String> MISCOUNTED =
            Set.of("csv_cn/deb-sig+double-entry-generator__icbc-debit-v1-example-icbc-debit-v1-records.csv");

    @Test
    void writesOneObjectPerFile() {
        var line = JsonLine.of(StatementFormats.inspect(
                StatementFile.of(
                        "a \"file\".sta",
                        ":20:X\n:25:1\n:60F:C260101EUR1,5\n:62F:C260101EUR1,5\n".getBytes(StandardCharsets.UTF_8)),
                null));

        assertThat(line)
                .isEqualTo(
                        "{\"file\":\"a \\\"file\\\".sta\",\"outcome\":\"accept\",\"format\":\"mt940\",\"profile\":null,"
                                + "\"statements\":1,\"transactions\":0,\"opening\":\"1.5\",\"closing\":\"1.5\","
                                + "\"currency\":\"EUR\",\"credits\":\"0\",\"debits\":\"0\",\"warnings\":[],\"error\":null,"
                                + "\"import\":{\"outcome\":\"accept\",\"profileNeeds\":[]}}");
    }

    @Test
    void saysWhatAnImportWouldHaveToGuess() {
        var ambiguous = "Date;Amount;Text\n03/04/2026;12.50;rent\n05/06/2026;-3.10;fee\n";

        var unsure = inspect(ambiguous, null);

        assertThat(unsure.outcome()).isEqualTo(FileInspection.Outcome.WARN);
        assertThat(unsure.importOutcome()).isEqualTo(FileInspection.Outcome.REJECT);
        assertThat(unsure.importError())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo("date-order-ambiguous"));
        assertThat(JsonLine.of(unsure))
                .endsWith("\"import\":{\"outcome\":\"reject\",\"profileNeeds\":[\"dateOrder\"]}}");
    }

    @Test
    void takesFileWhoseProfileSaysWhatItLeavesOpen() {
        var ambiguous = "Date;Amount;Text\n03/04/2026;12.50;rent\n05/06/2026;-3.10;fee\n";

        var settled = inspect(ambiguous, CsvProfileRequest.parse("""
                {"dateOrder":"DAY_MONTH_YEAR"}
                """));

        assertThat(settled.importOutcome()).isEqualTo(settled.outcome());
        assertThat(settled.importError()).isEmpty();
        assertThat(settled.profileNeeds()).isEmpty();
    }

    private static FileInspection inspect(String content, @Nullable CsvProfile profile) {
        return StatementFormats.inspect(
                StatementFile.of("export.csv", content.getBytes(StandardCharsets.UTF_8)), profile);
    }

    @Test
    void saysThatFileIsNotThere() {
        assertThat(inspect("/nowhere/at/all").error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo("file-not-readable"));
    }

    @Test
    void agreesWithTheFiguresOfRealFiles() throws IOException {
        var samples = System.getenv("TIEOUT_SAMPLES");
        assumeThat(samples).as("TIEOUT_SAMPLES names the folder of real files").isNotNull();
        var folder = Path.of(String.valueOf(samples)).resolve("fixtures");
        var rows = manifest(folder.resolve("manifest.tsv"));
        assertThat(rows).isNotEmpty();

        var disagreements = new ArrayList<String>();
        int agreeing = 0;
        for (var row : rows) {
            var differences = differences(
                    row, inspect(folder.resolve(row.getOrDefault("file", "")).toString()));
            if (differences.isEmpty()) {
                agreeing++;
            } else if (!MISCOUNTED.contains(row.getOrDefault("file", ""))) {
                disagreements.add(row.get("file") + ": " + differences);
            }
        }

        System.out.println("Inspection agrees with " + agreeing + " of " + rows.size() + " files");
        assertThat(disagreements).isEmpty();
    }

    private static FileInspection inspect(String file) {
        var inspections = new ArrayList<FileInspection>();
        StatementInspection.inspect(file, inspections::add);
        assertThat(inspections).hasSize(1);
        return inspections.getFirst();
    }

    private static List<Map<String, String>> manifest(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            var all = lines.map(line -> line.split("\t", -1)).toList();
            var header = all.getFirst();
            return all.stream().skip(1).map(row -> row(header, row)).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Map<String, String> row(String[] header, String[] cells) {
        var row = new HashMap<String, String>();
        for (int i = 0; i < Math.min(header.length, cells.length); i++) {
            row.put(header[i], cells[i]);
        }
        return row;
    }

    private static List<String> differences(Map<String, String> row, FileInspection inspection) {
        var found = new ArrayList<String>();
        compare(found, "statements", row, new BigDecimal(inspection.statements()));
        compare(found, "transactions", row, new BigDecimal(inspection.transactions()));
        compare(found, "opening", row, inspection.opening());
        compare(found, "closing", row, inspection.closing());
        compare(found, "sum_credits", row, inspection.credits());
        compare(found, "sum_debits", row, inspection.debits());
        var currency = row.getOrDefault("currency", "");
        if (!currency.isEmpty() && !currency.equals(inspection.currency())) {
            found.add("currency " + currency + ", found " + inspection.currency());
        }
        if (inspection.importOutcome() != inspection.outcome()) {
            found.add("inspection says " + inspection.outcome() + ", import would " + inspection.importOutcome());
        }
        var outcome = inspection.outcome().name().toLowerCase(Locale.ROOT);
        var wanted = row.getOrDefault("outcome", "");
        if (!Arrays.asList(wanted.split("\\|")).contains(outcome)) {
            found.add("outcome " + wanted + ", found " + outcome);
        }
        return found;
    }

    private static void compare(
            List<String> found, String column, Map<String, String> row, @Nullable BigDecimal actual) {
        var wanted = row.getOrDefault(column, "");
        if (!wanted.isEmpty() && (actual == null || new BigDecimal(wanted).compareTo(actual) != 0)) {
            found.add(column + " " + wanted + ", found " + actual);
        }
    }
}
