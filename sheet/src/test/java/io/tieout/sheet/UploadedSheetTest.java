package io.tieout.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UploadedSheetTest {

    @Test
    void readsCsvWithLinesAsPeopleCountThem() {
        var rows = read("a;b\n\n1;\"two\nlines\"\n;\n'=3;4\n".getBytes(StandardCharsets.UTF_8), null);

        assertThat(rows)
                .containsExactly(
                        new SheetRow(1, List.of("a", "b")),
                        new SheetRow(3, List.of("1", "two\nlines")),
                        new SheetRow(6, List.of("=3", "4")));
    }

    @Test
    void readsAStatedEncodingAndGuessesNone() {
        var file = "编码\n砧\n".getBytes(Charset.forName("GB18030"));

        assertThat(read(file, "GB18030")).last().isEqualTo(new SheetRow(2, List.of("砧")));
        refuses(file, null, "not UTF-8");
        refuses(file, "KOI8-R", "encoding must be one of");
        refuses("\uFEFFa\n".getBytes(StandardCharsets.UTF_8), "GB18030", "begins with the mark");
    }

    @Test
    void refusesCsvThatIsNoTable() {
        refuses(new byte[0], null, "empty");
        refuses("a,b\n1\n".getBytes(StandardCharsets.UTF_8), null, "no CSV");
        refuses("a,b\n1,2,3\n".getBytes(StandardCharsets.UTF_8), null, "no CSV");
        refuses("a,b\n1,\"2\n".getBytes(StandardCharsets.UTF_8), null, "no CSV");
        refuses("a\n\0\n".getBytes(StandardCharsets.UTF_8), null, "NUL");
    }

    @Test
    void readsNumbersOfAWorkbookAsTheyAreShown() throws IOException {
        var rows = read(
                workbook(sheet -> {
                    sheet.value(0, 0, "n");
                    sheet.value(1, 0, 0.1 + 0.2);
                    sheet.value(2, 0, 1_000_000);
                    sheet.value(3, 0, 0);
                    sheet.value(4, 0, true);
                }),
                null);

        assertThat(rows).extracting(row -> row.cells().getFirst()).containsExactly("n", "0.3", "1000000", "0", "true");
    }

    @Test
    void refusesCellsBesideTheHeadingAndFormulasWithoutAValue() throws IOException {
        refuses(
                workbook(sheet -> {
                    sheet.value(0, 0, "a");
                    sheet.value(1, 0, "1");
                    sheet.value(1, 1, "beside");
                }),
                null,
                "Line 2 has more cells than the heading");
        refuses(
                workbook(sheet -> {
                    sheet.value(0, 0, "a");
                    sheet.formula(1, 0, "1/0");
                }),
                null,
                "Line 2, cell A2");
    }

    @Test
    void refusesAWorkbookThatUnpacksToMoreThanIsRead() throws IOException {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1024 * 1024];
            for (int written = 0; written < 49; written++) {
                zip.write(zeros);
            }
        }

        refuses(file.toByteArray(), null, "unpacks to more than 48 MiB");
    }

    @Test
    void readsWhatAPersonSees() throws IOException {
        var rows = read(
                workbook(sheet -> {
                    sheet.value(0, 0, "name");
                    sheet.value(0, 3, "since");
                    sheet.value(0, 5, "at");
                    sheet.inlineString(2, 0, "=1+1");
                    sheet.value(2, 1, 30);
                    sheet.value(2, 2, 12.5);
                    sheet.value(2, 3, LocalDate.of(2026, 3, 1));
                    sheet.style(2, 3).format("yyyy-MM-dd").set();
                    sheet.value(2, 5, LocalDateTime.of(2026, 3, 1, 9, 30));
                    sheet.style(2, 5).format("dd/mm/yyyy hh:mm").set();
                }),
                null);

        assertThat(rows)
                .containsExactly(
                        new SheetRow(1, List.of("name", "", "", "since", "", "at")),
                        new SheetRow(3, List.of("=1+1", "30", "12.5", "2026-03-01", "", "2026-03-01T09:30")));
    }

    @Test
    void refusesNumberWhoseDigitsTheSpreadsheetLost() throws IOException {
        refuses(workbook(sheet -> sheet.value(0, 1, 1234567890123456789L)), null, "B1");
    }

    @Test
    void refusesWorkbookWithSeveralSheets() throws IOException {
        var file = new ByteArrayOutputStream();
        try (var book = new Workbook(file, "Test", "1.0")) {
            book.newWorksheet("one").value(0, 0, "name");
            book.newWorksheet("two").value(0, 0, "name");
        }

        refuses(file.toByteArray(), null, "2 visible sheets");
    }

    @Test
    void refusesWhatOnlyBeginsLikeAWorkbook() {
        refuses(new byte[] {'P', 'K', 3, 4, 0, 0}, null, "no well-formed XLSX workbook");
    }

    private static byte[] workbook(Consumer<Worksheet> content) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var book = new Workbook(file, "Test", "1.0")) {
            content.accept(book.newWorksheet("Sheet"));
        }
        return file.toByteArray();
    }

    private static List<SheetRow> read(byte[] file, @Nullable String encoding) {
        var rows = new ArrayList<SheetRow>();
        new UploadedSheet(file, encoding).read(rows::add);
        return rows;
    }

    private static void refuses(byte[] file, @Nullable String encoding, String why) {
        assertThatThrownBy(() -> read(file, encoding))
                .isInstanceOf(UnreadableSheet.class)
                .hasMessageContaining(why);
    }
}
