package io.tieout.customer.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.customer.sheet.WorkbookReader.SheetRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class WorkbookReaderTest {

    @Test
    void readsWhatAPersonSees() throws IOException {
        var rows = read(workbook(sheet -> {
            sheet.value(0, 0, "name");
            sheet.value(0, 3, "since");
            sheet.inlineString(2, 0, "=1+1");
            sheet.value(2, 1, 30);
            sheet.value(2, 2, 12.5);
            sheet.value(2, 3, LocalDate.of(2026, 3, 1));
            sheet.style(2, 3).format("yyyy-MM-dd").set();
            sheet.value(2, 4, LocalDateTime.of(2026, 3, 1, 9, 30));
            sheet.style(2, 4).format("dd/mm/yyyy hh:mm").set();
            sheet.value(2, 5, true);
        }));

        assertThat(rows)
                .containsExactly(
                        new SheetRow(1, List.of("name", "", "", "since")),
                        new SheetRow(3, List.of("=1+1", "30", "12.5", "2026-03-01", "2026-03-01T09:30", "TRUE")));
    }

    @Test
    void refusesNumberWhoseDigitsTheSpreadsheetLost() throws IOException {
        var file = workbook(sheet -> sheet.value(0, 1, 1234567890123456789L));

        assertThatExceptionOfType(UnreadableWorkbook.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("B1");
    }

    @Test
    void refusesWorkbookWithSeveralSheets() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            book.newWorksheet("one").value(0, 0, "name");
            book.newWorksheet("two").value(0, 0, "name");
        }

        assertThatExceptionOfType(UnreadableWorkbook.class)
                .isThrownBy(() -> read(out.toByteArray()))
                .withMessageContaining("2 visible sheets");
    }

    @Test
    void refusesWhatOnlyBeginsLikeAWorkbook() {
        assertThatExceptionOfType(UnreadableWorkbook.class).isThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0}));
    }

    private static List<SheetRow> read(byte[] file) {
        var rows = new ArrayList<SheetRow>();
        WorkbookReader.read(file, rows::add);
        return rows;
    }

    private static byte[] workbook(Consumer<Worksheet> content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            content.accept(book.newWorksheet("sheet"));
        }
        return out.toByteArray();
    }
}
