package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveTest {

    @Test
    void readsFilesOfArchiveAsOne() {
        var file = Samples.zip(members("april/a.sta", "mt940/twins.sta", "b.csv", "csv/tieout.csv"));

        var statements = Samples.read(file);

        assertThat(statements).extracting(Statement::index).containsExactly(1, 2, 3);
        assertThat(Samples.inspect(file).outcome()).isEqualTo(FileInspection.Outcome.ACCEPT);
    }

    @Test
    void inspectsEachFile() {
        var file = Samples.zip(members("a.sta", "mt940/twins.sta", "b.xml", "camt052/report.xml"));

        assertThat(each(file))
                .extracting(FileInspection::file, FileInspection::format)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("archive!/a.sta", Format.MT940),
                        org.assertj.core.groups.Tuple.tuple("archive!/b.xml", Format.CAMT052));
        assertThat(Samples.read(file)).extracting(Statement::interim).containsExactly(false, false, true);
    }

    @Test
    void namesFileAndPlaceOfError() {
        var file = Samples.zip(Map.of("a/b.csv", "Date,Amount\n2026-04-13,1..2\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(Samples.inspect(file).error().orElseThrow().position()).isEqualTo("a/b.csv: line 2");
    }

    @Test
    void leavesOutWhatIsNoStatement() {
        var members = members("a.sta", "mt940/twins.sta");
        members.put("__MACOSX/._a.sta", new byte[] {0, 5, 22, 7});
        members.put("letter.pdf", "%PDF-1.7\n\u0001\u0002 no statement".getBytes(StandardCharsets.UTF_8));
        members.put("folder/", new byte[0]);

        var inspection = Samples.inspect(Samples.zip(members));

        assertThat(inspection.statements()).isEqualTo(2);
        assertThat(inspection.warnings()).extracting(Finding::code).containsExactly("member-not-read");
    }

    @Test
    void refusesArchiveWithoutStatement() {
        assertThat(Samples.errorCode(Samples.inspect(Samples.zip(Map.of("a.bin", new byte[] {1, 2, 3})))))
                .isEqualTo("no-statement");
        assertThat(Samples.errorCode(Samples.inspect(Samples.zip(Map.of())))).isEqualTo("no-statement");
    }

    @Test
    void refusesArchiveInArchive() {
        var inner = Samples.zipBytes(members("a.sta", "mt940/twins.sta"));

        assertThat(Samples.errorCode(Samples.inspect(Samples.zip(Map.of("inner.zip", inner)))))
                .isEqualTo("zip-nested");
    }

    @Test
    void refusesWhatUnpacksToFarTooMuch() {
        var file = Samples.zip(Map.of("a.csv", new byte[60 * 1024 * 1024]));

        assertThat(file.size()).isLessThan(100_000);
        assertThat(each(file)).singleElement().satisfies(inspection -> assertThat(Samples.errorCode(inspection))
                .isEqualTo("zip-bomb"));
        assertThat(Samples.errorCode(Samples.inspect(file))).isEqualTo("zip-bomb");
    }

    @Test
    void refusesHalfOfArchive() {
        var whole = Samples.zipBytes(members("a.sta", "mt940/twins.sta", "b.csv", "csv/tieout.csv"));

        for (int length : new int[] {whole.length / 2, whole.length - 30, 40}) {
            assertThat(Samples.errorCode(Samples.inspect(StatementFile.of("half", Arrays.copyOf(whole, length)))))
                    .isEqualTo("zip-malformed");
        }
    }

    @Test
    void refusesArchiveWithPassword() {
        var locked = Samples.zipBytes(members("a.sta", "mt940/twins.sta"));
        // General purpose flag, bit 0, of the first part.
        locked[6] |= 1;

        assertThat(Samples.errorCode(Samples.inspect(StatementFile.of("locked", locked))))
                .isEqualTo("zip-encrypted");
    }

    private static List<FileInspection> each(StatementFile file) {
        var inspections = new ArrayList<FileInspection>();
        StatementFormats.inspectEach(file, null, inspections::add);
        return inspections;
    }

    private static Map<String, byte[]> members(String... namesAndSamples) {
        var members = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < namesAndSamples.length; i += 2) {
            members.put(namesAndSamples[i], Samples.bytes(namesAndSamples[i + 1]));
        }
        return members;
    }
}
