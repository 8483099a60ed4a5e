package io.tieout.customer.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;

/// Reads the only visible sheet of an XLSX workbook, row by row, as texts: what a person who opens it means by a cell.
public final class WorkbookReader {

    /// A packed file may hold far more than it weighs.
    private static final long MAX_UNPACKED = 512L << 20;

    private static final int MAX_COLUMNS = 2000;

    /// Spreadsheets keep fifteen digits of a number and put zeros for the others.
    private static final BigDecimal FIRST_INEXACT = BigDecimal.TEN.pow(15);

    /// What is quoted or in brackets in a format is no part of a date.
    private static final Pattern NO_DATE = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");

    private WorkbookReader() {}

    /// @param number as the spreadsheet shows it
    public record SheetRow(int number, List<String> cells) {

        public SheetRow {
            cells = List.copyOf(cells);
        }
    }

    public static boolean isWorkbook(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /// Empty rows are passed over.
    ///
    /// @throws UnreadableWorkbook also halfway
    public static void read(byte[] file, Consumer<SheetRow> each) {
        try {
            requireBounded(file);
            try (var book = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
                var visible = book.getSheets()
                        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                        .toList();
                if (visible.size() != 1) {
                    throw new UnreadableWorkbook("The workbook has " + visible.size() + " visible sheets, not one");
                }
                try (var rows = visible.getFirst().openStream()) {
                    rows.map(WorkbookReader::texts)
                            .filter(row -> row.cells().stream().anyMatch(cell -> !cell.isBlank()))
                            .forEach(each);
                }
            }
        } catch (IOException | ExcelReaderException e) {
            throw new UnreadableWorkbook("The file is no XLSX workbook, or a damaged one", e);
        }
    }

    private static void requireBounded(byte[] file) throws IOException {
        long unpacked = 0;
        var buffer = new byte[1 << 16];
        // Unpacked, not asked: what a file says of its sizes need not be true.
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                var part = zip.getInputStream(entries.nextElement());
                for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MAX_UNPACKED) {
                        throw new UnreadableWorkbook("The workbook holds more than " + (MAX_UNPACKED >> 20) + " MiB");
                    }
                }
            }
        }
    }

    private static SheetRow texts(Row row) {
        if (row.getCellCount() > MAX_COLUMNS) {
            throw new UnreadableWorkbook("The sheet has more than " + MAX_COLUMNS + " columns");
        }
        var texts = new ArrayList<String>(row.getCellCount());
        for (int column = 0; column < row.getCellCount(); column++) {
            texts.add(row.getOptionalCell(column).map(WorkbookReader::text).orElse(""));
        }
        return new SheetRow(row.getRowNum(), texts);
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case EMPTY -> "";
            case STRING -> cell.getText();
            case BOOLEAN -> cell.getText().toUpperCase(Locale.ROOT);
            case NUMBER -> number(cell);
            // What it was computed to when the workbook was saved.
            case FORMULA -> cell.getRawValue() == null ? "" : cell.getRawValue();
            case ERROR -> throw new UnreadableWorkbook("The cell " + cell.getAddress() + " holds an error");
        };
    }

    private static String number(Cell cell) {
        if (isDate(cell)) {
            var moment = cell.asDate();
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? moment.toLocalDate().toString()
                    : moment.toString();
        }
        var number = cell.asNumber();
        if (number.abs().compareTo(FIRST_INEXACT) >= 0) {
            throw new UnreadableWorkbook("The cell " + cell.getAddress()
                    + " holds a number with more digits than a spreadsheet keeps; enter it as a text");
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static boolean isDate(Cell cell) {
        var format = cell.getType() == CellType.NUMBER ? cell.getDataFormatString() : null;
        if (format == null || format.equalsIgnoreCase("General")) {
            return false;
        }
        var bare = NO_DATE.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0;
    }
}
