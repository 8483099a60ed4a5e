package io.tieout.customer.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// How a table is written.
public enum SheetFormat {
    CSV("csv", "text/csv;charset=UTF-8", Long.MAX_VALUE),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1_048_575);

    private final String extension;
    private final String contentType;
    private final long maxRows;

    SheetFormat(String extension, String contentType, long maxRows) {
        this.extension = extension;
        this.contentType = contentType;
        this.maxRows = maxRows;
    }

    /// @throws UnsupportedFormat when there is no such format
    public static SheetFormat of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst()
                .orElseThrow(UnsupportedFormat::new);
    }

    /// The header that makes a browser save the table.
    public String disposition(String name) {
        return "attachment; filename=\"" + name + "." + extension + "\"";
    }

    public String contentType() {
        return contentType;
    }

    /// The rows that fit below the header.
    public long maxRows() {
        return maxRows;
    }

    /// @param bom whether CSV says by its first character that it is UTF-8, without which Excel guesses
    public SheetWriter open(OutputStream out, String name, boolean bom) throws IOException {
        return switch (this) {
            case CSV -> new CsvSheetWriter(out, bom);
            case XLSX -> new WorkbookSheetWriter(out, name);
        };
    }
}
