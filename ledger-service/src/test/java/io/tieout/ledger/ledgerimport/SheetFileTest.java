package io.tieout.ledger.ledgerimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

class SheetFileTest {

    private static final String HEADING = "entryNumber,effectiveDate,text,account,debit,credit\n";

    @Test
    void readsCsvWithAndWithoutByteOrderMarkAndWithEachSeparator() {
        var text = HEADING + "\"1\",2026-01-31,\"Miete; Büro, 租金\",5300,1.50,\n\n2,,,,,\n";
        for (var file : new String[] {
            text,
            "\uFEFF" + text,
            text.replace("; ", " ").replace("o, 租", "o 租").replace(',', ';'),
            text.replace("o, 租", "o 租").replace(',', '\t').replace("\n", "\r\n")
        }) {
            var sheet = read(file.getBytes(StandardCharsets.UTF_8));
            assertThat(sheet.rows()).hasSize(2);
            assertThat(sheet.rows().getFirst().line()).isEqualTo(2);
            assertThat(sheet.rows().getFirst().text("text", 100))
                    .contains("Büro")
                    .contains("租金");
            assertThat(sheet.rows().getLast().line()).isEqualTo(4);
        }
    }

    @Test
    void readsAWorkbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            var hidden = book.newWorksheet("Notes");
            hidden.value(0, 0, "not this one");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            var sheet = book.newWorksheet("Journal");
            var heading = HEADING.strip().split(",");
            for (int column = 0; column < heading.length; column++) {
                sheet.value(0, column, heading[column]);
            }
            sheet.value(2, 0, 7);
            sheet.value(2, 1, LocalDate.of(2026, 3, 31));
            sheet.value(2, 2, "=not a formula");
            sheet.value(2, 3, 5300);
            sheet.value(2, 4, new BigDecimal("4.35"));
            sheet.value(3, 0, "7");
            sheet.value(3, 3, "1110");
            sheet.value(3, 5, "4.35");
            sheet.formula(4, 0, "A3+1");
            sheet.value(4, 3, "1110");
        }
        var rows = read(bytes.toByteArray()).rows();

        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst().line()).isEqualTo(3);
        assertThat(rows.getFirst().text("entryNumber", 60)).isEqualTo("7");
        assertThat(rows.getFirst().date("effectiveDate")).isEqualTo("2026-03-31");
        assertThat(rows.getFirst().text("account", 20)).isEqualTo("5300");
        assertThat(rows.get(1).text("credit", 20)).isEqualTo("4.35");
        assertThatThrownBy(() -> rows.getLast().text("entryNumber", 60))
                .isInstanceOf(RowRefused.class)
                .hasMessageContaining("never computed");
    }

    @Test
    void refusesFilesThatItCannotRead() throws IOException {
        refused("nothing", new byte[0]);
        refused("a heading alone", HEADING);
        refused("an unknown column", HEADING.replace("text", "txet") + "1,,,,,\n");
        refused("a column twice", HEADING.replace("credit", "debit") + "1,,,,,\n");
        refused("a missing column", "entryNumber,text\n1,x\n");
        refused("an open quote", HEADING + "\"1,,,,,\n");
        refused("more cells than headings", HEADING + "1,,,,,,x\n");
        refused("Latin letters", (HEADING + "1,,Büro,,,\n").getBytes(StandardCharsets.ISO_8859_1));
        refused("NUL", HEADING + "1,\0,,,,\n");
        refused("a broken archive", new byte[] {'P', 'K', 3, 4, 5, 6, 7});
        refused("an archive of something else", zip("readme.txt", 10));
        refused("a bomb", zip("xl/workbook.xml", 200 * 1024 * 1024));
    }

    private static byte[] zip(String name, int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            var block = new byte[1024 * 1024];
            for (int left = size; left > 0; left -= block.length) {
                zip.write(block, 0, Math.min(left, block.length));
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static void refused(String what, String content) {
        refused(what, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String what, byte[] content) {
        assertThatThrownBy(() -> read(content)).as(what).isInstanceOf(UnreadableImport.class);
    }

    private static Sheet read(byte[] content) {
        return new SheetFile("file", content).read(ImportKind.ENTRIES);
    }
}
