package io.tieout.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class CsvSheetWriter implements SheetWriter {

    private final CsvWriter csv;

    CsvSheetWriter(OutputStream out, boolean bom) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (bom) {
            text.write('\uFEFF');
        }
        csv = CsvWriter.builder().build(text);
    }

    @Override
    public void row(List<? extends @Nullable String> cells) {
        csv.writeRecord(cells.stream()
                .map(cell -> cell == null ? "" : FormulaText.guard(cell))
                .toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
