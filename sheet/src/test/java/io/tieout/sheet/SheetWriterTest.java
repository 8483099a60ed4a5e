package io.tieout.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class SheetWriterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void writesCsvThatASpreadsheetComputesNothingOf() throws IOException {
        try (var sheet = SheetFormat.CSV.open(out, "customers", false)) {
            sheet.row(List.of("name", "phone"));
            sheet.row(Arrays.asList("=HYPERLINK(\"x\",\"y\")", null));
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("name,phone\n\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",\n");
    }

    @Test
    void marksCsvAsUtf8WhenAsked() throws IOException {
        try (var sheet = SheetFormat.CSV.open(out, "customers", true)) {
            sheet.row(List.of("name"));
        }

        assertThat(out.toByteArray()).startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void writesEveryCellOfAWorkbookAsText() throws IOException {
        try (var sheet = SheetFormat.XLSX.open(out, "customers", false)) {
            for (int row = 0; row < 1200; row++) {
                sheet.row(Arrays.asList("=1+" + row, null, "0100"));
            }
        }

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(1200);
            assertThat(rows.getLast().getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(rows.getLast().getCellText(0)).isEqualTo("=1+1199");
            assertThat(rows.getLast().getCellText(2)).isEqualTo("0100");
        }
    }
}
