package io.tieout.dataimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.sheet.UnreadableSheet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadingTest {

    private static final ColumnNames NAMES = new ColumnNames(new Firms());

    @Test
    void knowsHeadingsByTheirWords() {
        assertThat(columns(List.of("公司", " NEGARA ", "E_Mail"), Map.of())).containsExactly("name", "country", "email");
        assertThat(columns(List.of("name", "key:erp", "ignored:Colour", "refused:reason"), Map.of()))
                .containsExactly("name", "key:erp", "ignored:Colour", "refused:reason");
    }

    @Test
    void takesANumberOfOursOnlyByItsName() {
        assertThat(columns(List.of("number"), Map.of())).containsExactly("number");
        refuses(List.of("Number"), Map.of(), "'Number' is unknown");
    }

    @Test
    void takesWhatTheSenderSaysFirst() {
        assertThat(columns(List.of("Name", "Firma", "Farbe"), Map.of("Name", "", "Firma", "name", "Farbe", "")))
                .containsExactly("ignored:Name", "name", "ignored:Farbe");
    }

    @Test
    void refusesWhatItCannotTell() {
        refuses(List.of("name", "Kunde"), Map.of(), "'Kunde' is unknown");
        refuses(List.of("name", "公司"), Map.of(), "'name' and '公司' are both 'name'");
        refuses(List.of("x"), Map.of("x", "colour"), "The mapping says 'colour' of the column 'x'");
        refuses(List.of("name"), Map.of("x", "name"), "names the column 'x'");
    }

    @Test
    void readsTheMappingOfAnObjectOfTextsOnly() {
        assertThat(ColumnMapping.read(null).columns()).isEmpty();
        assertThat(ColumnMapping.read("{\"a\":\"b\",\"c\":null}").columns())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "b", "c", ""));
        for (var text : List.of("[1]", "{", "null", "{\"a\":{}}")) {
            assertThatExceptionOfType(UnreadableSheet.class).isThrownBy(() -> ColumnMapping.read(text));
        }
    }

    private static List<String> columns(List<String> headings, Map<String, String> mapping) {
        return Heading.of(headings, NAMES, new ColumnMapping(mapping)).columns();
    }

    private static void refuses(List<String> headings, Map<String, String> mapping, String reason) {
        assertThatExceptionOfType(UnreadableSheet.class)
                .isThrownBy(() -> columns(headings, mapping))
                .satisfies(refusal -> assertThat(refusal.detail()).contains(reason));
    }

    private static final class Firms implements ImportTarget {

        @Override
        public String name() {
            return "FIRM";
        }

        @Override
        public List<ImportColumn> columns() {
            return List.of(
                    ImportColumn.onlyByName("number"),
                    ImportColumn.of("name", "公司"),
                    ImportColumn.of("country", "negara"),
                    ImportColumn.of("email", "e-mail"));
        }

        @Override
        public List<String> openPrefixes() {
            return List.of("key:");
        }

        @Override
        public String keyColumn() {
            return "number";
        }

        @Override
        public ImportedRow bringIn(ImportRun run, ImportCells cells) {
            throw new UnsupportedOperationException("only headings are read");
        }
    }
}
