package io.tieout.ledger.ledgerimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tieout.sheet.BoundedWorkbook;
import io.tieout.sheet.FileText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/// A file as it was sent: CSV in UTF-8, with comma, semicolon or tab, or the first visible sheet of an XLSX workbook.
/// Which of them, the content tells, not the name.
final class SheetFile {

    private static final int MAX_FIELD = 64 * 1024;
    private static final LocalDate DAY_ZERO_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);

    private final String name;
    private final byte[] content;

    SheetFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    Sheet read(ImportKind kind) {
        if (content.length == 0) {
            throw new UnreadableImport("it is empty");
        }
        return new Sheet(name, sha256(), isZip() ? workbook(kind) : csv(kind));
    }

    private boolean isZip() {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    private List<SheetRow> csv(ImportKind kind) {
        var text = text();
        var rows = new Sheet.Builder(kind, DAY_ZERO_1900);
        try (var reader = CsvReader.builder()
                .fieldSeparator(FileText.separator(text))
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_FIELD)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                rows.add(
                        Math.toIntExact(row.getStartingLineNumber()),
                        row.getFields().stream().map(Cell::ofText).toList());
            }
        } catch (CsvParseException e) {
            throw new UnreadableImport("it is no well-formed CSV");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.rows();
    }

    private String text() {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new UnreadableImport("it has NUL characters and is no CSV");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableImport("it is neither an XLSX workbook nor text in UTF-8");
        }
    }

    private List<SheetRow> workbook(ImportKind kind) {
        BoundedWorkbook.require(content);
        try (var book = open()) {
            var rows = new Sheet.Builder(kind, book.isDate1904() ? DAY_ZERO_1904 : DAY_ZERO_1900);
            try (var read = firstVisible(book).openStream().map(row -> new Line(row.getRowNum(), cells(row)))) {
                var lines = read.iterator();
                int last = 0;
                for (var line = next(lines, last); line.isPresent(); line = next(lines, last)) {
                    last = line.get().number();
                    rows.add(last, line.get().cells());
                }
            }
            return rows.rows();
        } catch (ExcelReaderException | IOException e) {
            throw noWorkbook();
        }
    }

    private ReadableWorkbook open() {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(content));
        } catch (IOException | RuntimeException e) {
            throw noWorkbook();
        }
    }

    private static org.dhatim.fastexcel.reader.Sheet firstVisible(ReadableWorkbook book) {
        return book.getSheets()
                .filter(found -> found.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseThrow(() -> new UnreadableImport("the workbook has no visible sheet"));
    }

    /// Whatever the reader of the format stumbles over, it is the file that is wrong.
    private static Optional<Line> next(Iterator<Line> lines, int last) {
        try {
            return lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
        } catch (RuntimeException e) {
            throw new UnreadableImport("the sheet is not well formed after line " + last);
        }
    }

    private static UnreadableImport noWorkbook() {
        return new UnreadableImport("it is no well-formed XLSX workbook");
    }

    private static List<Cell> cells(Row row) {
        return Stream.iterate(0, column -> column + 1)
                .limit(row.getCellCount())
                .map(column -> row.getOptionalCell(column).map(SheetFile::cell).orElse(Cell.EMPTY))
                .toList();
    }

    /// Of a formula, what the workbook had computed when it was saved: that is what its author saw.
    private static Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        return switch (cell.getType()) {
            case EMPTY -> Cell.EMPTY;
            // A text that the workbook keeps elsewhere, and has not: no empty cell.
            case STRING -> cell.getRawValue() == null && cell.getValue() == null ? Cell.BROKEN : valued(cell);
            case NUMBER, BOOLEAN -> valued(cell);
            case FORMULA -> isBroken(cell.getRawValue()) ? Cell.BROKEN : valued(cell);
            case ERROR -> Cell.BROKEN;
        };
    }

    private static boolean isBroken(@Nullable String computed) {
        return computed == null || computed.startsWith("#");
    }

    /// The workbook says whether it is a number: the text 0100 of a formula is no hundred.
    private static Cell valued(org.dhatim.fastexcel.reader.Cell cell) {
        return switch (cell.getValue()) {
            case null -> Cell.EMPTY;
            case BigDecimal number -> Cell.ofNumber(cell.getRawValue());
            case Object other -> Cell.ofText(other.toString());
        };
    }

    private record Line(int number, List<Cell> cells) {}

    private String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
