package io.tieout.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Every cell is marked as a text: nothing in it is computed, and no number loses its leading zeros.
final class WorkbookSheetWriter implements SheetWriter {

    private static final int ROWS_KEPT = 500;

    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    WorkbookSheetWriter(OutputStream out, String name) {
        book = new Workbook(out, "Tieout", "1.0");
        sheet = book.newWorksheet(name);
    }

    @Override
    public void row(List<? extends @Nullable String> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            if (cell != null) {
                // Not the workbook's table of shared texts, which would grow with the file.
                sheet.inlineString(row, column, cell);
            }
        }
        row++;
        if (row % ROWS_KEPT == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
