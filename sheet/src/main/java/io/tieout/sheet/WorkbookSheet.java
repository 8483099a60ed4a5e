package io.tieout.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/// The only visible sheet of an XLSX workbook. Of a formula, what had been computed when it was saved: that is what
/// its author saw.
final class WorkbookSheet {

    private static final int MAX_COLUMNS = 1_000;

    private static final int MAX_SCALE = 40;

    /// A workbook computes in binary and writes 4.35 as `4.3499999999999996`; it shows, and means, fifteen digits.
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final Pattern NOT_OF_A_DATE = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");
    private static final Pattern OF_A_DATE = Pattern.compile("[yYdD]");

    private final byte[] content;

    WorkbookSheet(byte[] content) {
        this.content = content;
    }

    void read(Consumer<SheetRow> rows) {
        BoundedWorkbook.require(content);
        try (var book = open();
                var stream = onlyVisible(book).openStream()) {
            var lines = stream.iterator();
            int width = 0;
            int last = 0;
            for (var row = next(lines, last, width); row.isPresent(); row = next(lines, last, width)) {
                last = row.get().line();
                if (width == 0) {
                    width = row.get().cells().size();
                }
                rows.accept(row.get());
            }
        } catch (ExcelReaderException | IOException e) {
            throw BoundedWorkbook.noWorkbook();
        }
    }

    private ReadableWorkbook open() {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, false));
        } catch (IOException | RuntimeException e) {
            throw BoundedWorkbook.noWorkbook();
        }
    }

    /// Of several sheets nobody says which one is meant.
    private static Sheet onlyVisible(ReadableWorkbook book) {
        var visible = book.getSheets()
                .filter(found -> found.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        if (visible.size() != 1) {
            throw new UnreadableSheet("The workbook has " + visible.size() + " visible sheets, not one");
        }
        return visible.getFirst();
    }

    /// Whatever the reader of the format stumbles over, it is the file that is wrong.
    private static Optional<SheetRow> next(Iterator<Row> rows, int last, int width) {
        try {
            return rows.hasNext() ? Optional.of(row(rows.next(), width)) : Optional.empty();
        } catch (UnreadableSheet e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableSheet("The sheet is not well formed after line " + last);
        }
    }

    /// @param width of the heading; a sheet does not write the empty cells at the end of a row
    private static SheetRow row(Row row, int width) {
        int line = row.getRowNum();
        int count = row.getCellCount();
        if (count > MAX_COLUMNS) {
            throw new UnreadableSheet("Line " + line + " has more than " + MAX_COLUMNS + " columns");
        }
        var cells = new ArrayList<>(IntStream.range(0, count)
                .mapToObj(column -> row.getOptionalCell(column)
                        .map(cell -> text(cell, line))
                        .orElse(""))
                .toList());
        while (!cells.isEmpty() && cells.getLast().isBlank() && (width == 0 || cells.size() > width)) {
            cells.removeLast();
        }
        if (width > 0 && cells.size() > width) {
            throw new UnreadableSheet("Line " + line + " has more cells than the heading");
        }
        cells.addAll(Collections.nCopies(Math.max(width - cells.size(), 0), ""));
        return new SheetRow(line, cells);
    }

    private static String text(Cell cell, int line) {
        return switch (cell.getType()) {
            case EMPTY -> "";
            case STRING, NUMBER, BOOLEAN -> valued(cell, line);
            case FORMULA -> {
                var computed = cell.getRawValue();
                if (computed == null || computed.startsWith("#")) {
                    throw broken(cell, line);
                }
                yield valued(cell, line);
            }
            case ERROR -> throw broken(cell, line);
        };
    }

    private static String valued(Cell cell, int line) {
        return switch (cell.getValue()) {
            case null -> {
                // A text that the workbook keeps elsewhere, and has not: no empty cell.
                if (cell.getType() == CellType.STRING) {
                    throw broken(cell, line);
                }
                yield "";
            }
            case BigDecimal number -> isDate(cell.getDataFormatString()) ? date(cell, line) : plain(number, cell, line);
            case Object other -> FormulaText.unguard(other.toString());
        };
    }

    private static boolean isDate(@Nullable String format) {
        return format != null
                && OF_A_DATE
                        .matcher(NOT_OF_A_DATE.matcher(format).replaceAll(""))
                        .find();
    }

    private static String date(Cell cell, int line) {
        var at = cell.asDate();
        if (at == null) {
            throw broken(cell, line);
        }
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : at.toString();
    }

    private static String plain(BigDecimal exact, Cell cell, int line) {
        if (Math.abs((long) exact.scale()) > MAX_SCALE) {
            throw broken(cell, line);
        }
        var shown = exact.precision() > SHOWN.getPrecision() ? exact.round(SHOWN) : exact;
        if (shown.precision() - shown.scale() > SHOWN.getPrecision()) {
            throw new UnreadableSheet("Line " + line + ", cell " + cell.getAddress()
                    + ": a number with more digits than a workbook keeps; make it a text");
        }
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    private static UnreadableSheet broken(Cell cell, int line) {
        return new UnreadableSheet(
                "Line " + line + ", cell " + cell.getAddress() + ": the workbook has no value for it");
    }
}
