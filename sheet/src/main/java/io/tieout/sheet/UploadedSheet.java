package io.tieout.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A table as it was sent: CSV with comma, semicolon or tab, or the only visible sheet of an XLSX workbook. Which of
/// them, the content tells, not the name.
public final class UploadedSheet {

    private static final int MAX_CELL = 64 * 1024;

    private final byte[] content;
    private final @Nullable String encoding;

    /// @param encoding stated by the sender
    public UploadedSheet(byte[] content, @Nullable String encoding) {
        this.content = content;
        this.encoding = encoding;
    }

    /// Hands over row by row, the heading first; rows in which nothing stands are left out.
    public void read(Consumer<SheetRow> rows) {
        if (content.length == 0) {
            throw new UnreadableSheet("The file is empty");
        }
        Consumer<SheetRow> kept = row -> {
            if (!row.isBlank()) {
                rows.accept(row);
            }
        };
        if (isWorkbook()) {
            new WorkbookSheet(content).read(kept);
        } else {
            csv(kept);
        }
    }

    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public boolean isWorkbook() {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    private void csv(Consumer<SheetRow> rows) {
        var text = FileText.decode(content, encoding);
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableSheet("The file contains NUL characters and is no CSV");
        }
        try (var reader = CsvReader.builder()
                .fieldSeparator(FileText.separator(text))
                .extraFieldStrategy(FieldMismatchStrategy.STRICT)
                .missingFieldStrategy(FieldMismatchStrategy.STRICT)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_CELL)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                rows.accept(new SheetRow(
                        Math.toIntExact(row.getStartingLineNumber()),
                        row.getFields().stream().map(FormulaText::unguard).toList()));
            }
        } catch (CsvParseException e) {
            throw new UnreadableSheet("The file is no CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
