package io.tieout.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/// How a table is written.
public enum SheetFormat {
    CSV("csv", "text/csv", Long.MAX_VALUE),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 1_048_575);

    private final String extension;
    private final String mediaType;
    private final long maxRows;

    SheetFormat(String extension, String mediaType, long maxRows) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.maxRows = maxRows;
    }

    public static Optional<SheetFormat> find(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst();
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
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
