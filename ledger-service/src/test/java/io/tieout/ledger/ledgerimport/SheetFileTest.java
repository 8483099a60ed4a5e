package io.tieout.ledger.ledgerimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.sheet.UnreadableSheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Test
    void takesTheKindOfWhatAFormulaComputedFromTheWorkbook() throws IOException {
        var rows = read(workbook("""
                        <row r="2"><c r="A2" t="str"><f>"1."&amp;B2</f><v>1.10</v></c>
                            <c r="B2" t="str"><f>TEXT(100,"0000")</f><v>0100</v></c>
                            <c r="C2"><f>1+1</f><v>2.50</v></c></row>
                        <row r="3"><c r="A3" t="b"><f>TRUE()</f><v>1</v></c>
                            <c r="B3" t="str"><f>""</f><v></v></c>
                            <c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
                        """)).rows();

        assertThat(rows.getFirst().text("entryNumber", 60)).isEqualTo("1.10");
        assertThat(rows.getFirst().text("account", 20)).isEqualTo("0100");
        assertThat(rows.getFirst().text("debit", 20)).isEqualTo("2.5");
        assertThat(rows.getLast().flag("entryNumber")).isTrue();
        assertThat(rows.getLast().text("account", 20)).isNull();
        assertThatThrownBy(() -> rows.getLast().text("debit", 20)).isInstanceOf(RowRefused.class);
    }

    @Test
    void refusesWorkbooksOutsideTheBoundsOfTheFormat() throws IOException {
        refusedAt("ZZZZZZ1", "<row r='2'><c r='ZZZZZZ1'/></row>");
        refusedAt("XFE2", "<row r='2'><c r='XFE2'/></row>");
        refusedAt("A1048577", "<row r='2'><c r='A1048577'/></row>");
        refusedAt("at A,", "<row r='2'><c r='A'><v>1</v></c></row>");
        refusedAt("at A2 has a text of more than 32767", inline("x".repeat(32_768)));
        refusedAt("more than 16000000 cells", "<row><c r='XFD2'/></row>".repeat(1_000));
        assertThat(read(workbook(inline("x".repeat(32_767)))).rows()).hasSize(1);
    }

    @Test
    void refusesSheetsThatTheReaderOfTheFormatStumblesOver() throws IOException {
        refusedAt("after line 1", "<row r='2'><c r='A2' t='d'><v>2026-01-01</v></c></row>");
        var textless = read(workbook("<row r='2'><c r='A2' t='s'><v>7</v></c></row>"));
        assertThatThrownBy(() -> textless.rows().getFirst().text("entryNumber", 60))
                .isInstanceOf(RowRefused.class);
        refusedAt("after line 1", "<row r='x'><c r='A2'><v>7</v></c></row>");
        refusedAt("after line 2", inline("1") + "<row r='3'><c r='A3'><f t='shared' si='9'/><v>7</v></c></row>");
    }

    private static String inline(String text) {
        return "<row r='2'><c r='A2' t='inlineStr'><is><t>" + text + "</t></is></c></row>";
    }

    private static void refusedAt(String place, String rows) throws IOException {
        var file = workbook(rows);
        assertThatThrownBy(() -> read(file))
                .as(place)
                .isInstanceOfAny(UnreadableImport.class, UnreadableSheet.class)
                .hasMessageContaining(place);
    }

    /// With a heading and these rows below it.
    private static byte[] workbook(String rows) throws IOException {
        var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            part(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                    </Types>""");
            part(zip, "_rels/.rels", """
                    <Relationships xmlns="%s"><Relationship Id="r1" Type="%s/officeDocument" Target="xl/workbook.xml"/>
                    </Relationships>""".formatted(relations, office));
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="%s"><Relationship Id="r1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/>
                    </Relationships>""".formatted(relations, office));
            part(zip, "xl/workbook.xml", """
                    <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="J" sheetId="1" r:id="r1"/></sheets>
                    </workbook>""".formatted(main, office));
            part(zip, "xl/worksheets/sheet1.xml", """
                    <worksheet xmlns="%s"><sheetData><row r="1">%s</row>%s</sheetData></worksheet>""".formatted(
                            main, heading("entryNumber", "account", "debit", "effectiveDate", "credit", "text"), rows));
        }
        return bytes.toByteArray();
    }

    private static String heading(String... columns) {
        return Stream.of(columns)
                .map(column -> "<c t=\"inlineStr\"><is><t>" + column + "</t></is></c>")
                .collect(Collectors.joining());
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
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
        assertThatThrownBy(() -> read(content)).as(what).isInstanceOfAny(UnreadableImport.class, UnreadableSheet.class);
    }

    private static Sheet read(byte[] content) {
        return new SheetFile("file", content).read(ImportKind.ENTRIES);
    }
}
