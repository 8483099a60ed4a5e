package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class WorkbookReaderTest {

    @Test
    void readsDatesAndFiguresOfSheet() {
        var file = workbook(book -> statement(book.newWorksheet("March")));

        var statement = Samples.read(file).getFirst();

        assertThat(statement.account().iban()).isEqualTo("DE89370400440532013000");
        assertThat(statement.difference())
                .hasValueSatisfying(difference -> assertThat(difference).isZero());
        var first = statement.lines().getFirst();
        assertThat(first.bookingDate()).isEqualTo(LocalDate.of(2026, 4, 7));
        assertThat(first.valueDate()).isEqualTo(LocalDate.of(2026, 4, 8));
        assertThat(first.amount()).isEqualByComparingTo("119.10");
        assertThat(first.counterpartyName()).isEqualTo("Nordwind");
        assertThat(Samples.inspect(file))
                .extracting(FileInspection::outcome, FileInspection::format, FileInspection::currency)
                .containsExactly(FileInspection.Outcome.ACCEPT, Format.XLSX, "EUR");
    }

    @Test
    void readsEachVisibleSheetAsStatement() {
        var file = workbook(book -> {
            book.newWorksheet("About").value(0, 0, "Thank you for your trust");
            statement(book.newWorksheet("March"));
            var hidden = book.newWorksheet("Draft");
            statement(hidden);
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            var april = book.newWorksheet("April");
            statement(april);
            april.value(1, 2, "Suedwind");
        });

        assertThat(Samples.read(file)).extracting(Statement::index).containsExactly(1, 2);
    }

    @Test
    void readsCopyOfSheetOnce() {
        var file = workbook(book -> {
            statement(book.newWorksheet("March"));
            var copy = book.newWorksheet("March (2)");
            statement(copy);
            copy.value(1, 3, "119.1");
        });

        assertThat(Samples.read(file)).hasSize(1);
        assertThat(Samples.inspect(file).warnings()).extracting(Finding::code).containsExactly("sheet-repeated");
    }

    @Test
    void readsOldWorkbookLikeNewOne() {
        var statement = Samples.read(oldWorkbook()).getFirst();

        assertThat(statement.lines())
                .extracting(StatementLine::amount)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("119.10"), new BigDecimal("-16.30"));
        assertThat(statement.lines().getFirst().bookingDate()).isEqualTo(LocalDate.of(2026, 4, 7));
        assertThat(statement.difference())
                .hasValueSatisfying(difference -> assertThat(difference).isZero());
    }

    @Test
    void namesSheetAndRowOfError() {
        var file = workbook(book -> {
            var sheet = book.newWorksheet("March");
            statement(sheet);
            sheet.value(2, 3, "12..34");
        });

        assertThat(Samples.inspect(file).error().orElseThrow())
                .extracting(Finding::code, Finding::position)
                .containsExactly("invalid-amount", "sheet March, row 3");
    }

    @Test
    void refusesWorkbookWithoutTable() {
        assertThat(Samples.errorCode(Samples.inspect(
                        workbook(book -> book.newWorksheet("Notes").value(0, 0, "nothing here")))))
                .isEqualTo("csv-layout-unknown");
    }

    @Test
    void refusesHalfOfWorkbook() {
        var whole = bytes(book -> statement(book.newWorksheet("March")));

        assertThat(Samples.errorCode(Samples.inspect(StatementFile.of("half", Arrays.copyOf(whole, whole.length / 2)))))
                .isEqualTo("zip-malformed");
    }

    @Test
    void refusesHalfOfOldWorkbook() {
        var whole = oldBytes(false);

        assertThat(Samples.errorCode(Samples.inspect(StatementFile.of("half", Arrays.copyOf(whole, whole.length / 2)))))
                .isEqualTo("workbook-malformed");
    }

    @Test
    void refusesWorkbookWithPassword() {
        assertThat(Samples.errorCode(Samples.inspect(StatementFile.of("locked.xls", oldBytes(true)))))
                .isEqualTo("workbook-encrypted");
    }

    @Test
    void refusesDocumentTypeInPart() {
        var file = Samples.zip(Map.of(
                "[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8),
                "xl/workbook.xml",
                        "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><workbook>&a;</workbook>"
                                .getBytes(StandardCharsets.UTF_8)));

        assertThat(Samples.errorCode(Samples.inspect(file))).isEqualTo("xml-dtd-forbidden");
    }

    @Test
    void refusesPartThatUnpacksToFarTooMuch() {
        var file = Samples.zip(Map.of(
                "[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8),
                "xl/sharedStrings.xml",
                        ("<sst>" + "<si><t>aaaaaaaa</t></si>".repeat(300_000)).getBytes(StandardCharsets.UTF_8)));

        assertThat(Samples.errorCode(Samples.inspect(file))).isEqualTo("zip-bomb");
    }

    @Test
    void writesFiguresAsTheirAuthorDid() {
        var cells = new SheetCells(false);

        assertThat(cells.number("16.780000000000001", false)).isEqualTo("16.78");
        assertThat(cells.number("1E3", false)).isEqualTo("1000");
        assertThat(cells.number("-0.5", false)).isEqualTo("-0.5");
        assertThat(cells.number("46119", true)).isEqualTo("2026-04-07");
        assertThat(cells.number("46119.5", true)).isEqualTo("2026-04-07 12:00");
        assertThat(cells.number("1E99", false)).isEqualTo("1" + "0".repeat(99));
        assertThat(cells.number("n/a", false)).isEqualTo("n/a");
        assertThat(new SheetCells(true).number("44657", true)).isEqualTo("2026-04-07");
        assertThat(SheetCells.isDate(14, "")).isTrue();
        assertThat(SheetCells.isDate(4, "")).isFalse();
        assertThat(SheetCells.isDate(164, "dd\\.mm\\.yyyy")).isTrue();
        assertThat(SheetCells.isDate(165, "#,##0.00\\ \"days\";[Red]-#,##0.00")).isFalse();
    }

    private static void statement(Worksheet sheet) {
        var heading =
                new String[] {"Booking date", "Value date", "Counterparty name", "Amount", "Currency", "Balance", "IBAN"
                };
        for (int column = 0; column < heading.length; column++) {
            sheet.value(0, column, heading[column]);
        }
        sheet.value(1, 0, LocalDate.of(2026, 4, 7));
        sheet.style(1, 0).format("dd.mm.yyyy").set();
        sheet.value(1, 1, LocalDateTime.of(2026, 4, 8, 9, 30));
        sheet.style(1, 1).format("yyyy-mm-dd hh:mm").set();
        sheet.value(1, 2, "Nordwind");
        sheet.value(1, 3, new BigDecimal("119.10"));
        sheet.value(1, 5, new BigDecimal("2306.10"));
        sheet.value(2, 0, "2026-04-08");
        sheet.value(2, 2, "Bank");
        sheet.value(2, 3, new BigDecimal("-16.30"));
        sheet.value(2, 5, new BigDecimal("2289.80"));
        for (int row = 1; row <= 2; row++) {
            sheet.value(row, 4, "EUR");
            sheet.value(row, 6, "DE89370400440532013000");
        }
    }

    private static StatementFile workbook(Consumer<Workbook> content) {
        return StatementFile.of("written by the test", bytes(content));
    }

    private static byte[] bytes(Consumer<Workbook> content) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            content.accept(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static StatementFile oldWorkbook() {
        return StatementFile.of("old.xls", oldBytes(false));
    }

    private static byte[] oldBytes(boolean locked) {
        var out = new ByteArrayOutputStream();
        try (var book = new HSSFWorkbook()) {
            var sheet = book.createSheet("April");
            var day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy"));
            var heading = sheet.createRow(0);
            heading.createCell(0).setCellValue("Date");
            heading.createCell(1).setCellValue("Description");
            heading.createCell(2).setCellValue("Amount");
            heading.createCell(3).setCellValue("Balance");
            var first = sheet.createRow(1);
            first.createCell(0).setCellValue(LocalDate.of(2026, 4, 7));
            first.getCell(0).setCellStyle(day);
            first.createCell(1).setCellValue("Nordwind");
            first.createCell(2).setCellValue(119.10);
            first.createCell(3).setCellValue(2306.10);
            var second = sheet.createRow(2);
            second.createCell(0).setCellValue("2026-04-08");
            second.createCell(1).setCellFormula("\"Ba\"&\"nk\"");
            second.createCell(2).setCellValue(-16.30);
            second.createCell(3).setCellFormula("D2+C3");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            if (locked) {
                Biff8EncryptionKey.setCurrentUserPassword("secret");
            }
            book.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        return out.toByteArray();
    }

    @Test
    void refusesWorkbookOfVeryManySheets() {
        var file = workbook(book -> {
            for (int i = 0; i < 65; i++) {
                statement(book.newWorksheet("Sheet " + i));
            }
        });

        assertThat(Samples.errorCode(Samples.inspect(file))).isEqualTo("workbook-too-large");
    }

    @Test
    void refusesSheetsThatShareTheirCells() {
        var file = Samples.zip(Map.of(
                "[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8),
                "xl/workbook.xml", """
                        <workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/><sheet name="B" r:id="r2"/></sheets></workbook>
                        """.strip().getBytes(StandardCharsets.UTF_8),
                "xl/_rels/workbook.xml.rels", """
                        <Relationships><Relationship Id="r1" Target="s.xml"/><Relationship Id="r2" Target="S.xml"/></Relationships>
                        """.strip().getBytes(StandardCharsets.UTF_8),
                "xl/s.xml", "<worksheet/>".getBytes(StandardCharsets.UTF_8)));

        assertThat(Samples.errorCode(Samples.inspect(file))).isEqualTo("workbook-malformed");
    }

    @Test
    void refusesOldWorkbookOfVeryWideRows() {
        var out = new ByteArrayOutputStream();
        try (var book = new HSSFWorkbook()) {
            var sheet = book.createSheet("April");
            for (int i = 0; i < 15_700; i++) {
                sheet.createRow(i).createCell(255).setCellValue(1);
            }
            book.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        assertThat(Samples.errorCode(Samples.inspect(StatementFile.of("wide.xls", out.toByteArray()))))
                .isEqualTo("workbook-too-large");
    }
}
