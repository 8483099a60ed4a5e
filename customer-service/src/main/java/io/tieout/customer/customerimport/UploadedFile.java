package io.tieout.customer.customerimport;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tieout.sheet.FileText;
import io.tieout.sheet.FormulaText;
import io.tieout.sheet.SheetRow;
import io.tieout.sheet.UnreadableSheet;
import io.tieout.sheet.UploadedSheet;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A file as it was sent.
final class UploadedFile {

    private final String name;
    private final byte[] content;
    private final @Nullable String encoding;
    private final UploadedSheet sheet;

    /// @param encoding stated by the sender
    UploadedFile(String name, byte[] content, @Nullable String encoding) {
        this.name = name;
        this.content = content;
        this.encoding = encoding;
        this.sheet = new UploadedSheet(content, encoding);
    }

    String name() {
        return name;
    }

    boolean isWorkbook() {
        return sheet.isWorkbook();
    }

    String sha256() {
        return sheet.sha256();
    }

    /// As CSV: of a workbook, with the number of each row before it.
    String text() {
        return isWorkbook() ? workbookText() : FileText.decode(content, encoding);
    }

    private String workbookText() {
        if (encoding != null) {
            throw new UnreadableSheet("A workbook has an encoding of its own; leave out " + encoding);
        }
        var rows = new ArrayList<SheetRow>();
        sheet.read(rows::add);
        if (rows.isEmpty()) {
            return "";
        }
        var csv = new StringWriter();
        try (var writer = CsvWriter.builder().build(csv)) {
            var headings = rows.removeFirst();
            writer.writeRecord(beside(CustomerColumns.ROW, headings.cells().stream()));
            rows.forEach(row -> writer.writeRecord(
                    beside(Integer.toString(row.line()), row.cells().stream().map(FormulaText::guard))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString();
    }

    private static List<String> beside(String place, Stream<String> cells) {
        return Stream.concat(Stream.of(place), cells).toList();
    }
}
