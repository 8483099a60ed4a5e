package io.tieout.localstack.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A CSV file with a heading, read whole.
///
/// @param errors rows that have another number of cells than the heading, and columns that nobody knows
record Sheet(List<Row> rows, List<RowError> errors) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /// @param known columns that have a meaning; another one is reported and not taken
    /// @param required columns without which the file is of no use
    static Sheet read(Path file, List<String> known, List<String> required) {
        if (!Files.isRegularFile(file)) {
            throw new LaunchFailed(file + " is no file.");
        }
        try (var csv = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .ofCsvRecord(file)) {
            var records = csv.stream().toList();
            if (records.isEmpty()) {
                throw new LaunchFailed(file + " is empty.");
            }
            return of(file, records, known, required);
        } catch (MalformedInputException e) {
            throw new LaunchFailed(file + " is not in UTF-8.", e);
        } catch (IOException | CsvParseException e) {
            throw new LaunchFailed(file + " cannot be read as CSV: " + e.getMessage(), e);
        }
    }

    private static Sheet of(Path file, List<CsvRecord> records, List<String> known, List<String> required) {
        var header = records.getFirst().getFields().stream().map(String::strip).toList();
        required.stream().filter(column -> !header.contains(column)).findFirst().ifPresent(column -> {
            throw new LaunchFailed(file + " has no column \"" + column + "\"; it has: " + String.join(", ", header));
        });
        var errors = new ArrayList<RowError>();
        header.stream()
                .filter(column -> !known.contains(column))
                .forEach(column -> errors.add(new RowError(1, column, "unknown column: its values are not taken")));
        var rows = new ArrayList<Row>();
        for (var record : records.subList(1, records.size())) {
            if (record.getFieldCount() == header.size()) {
                rows.add(new Row(record.getStartingLineNumber(), cells(header, record)));
            } else {
                errors.add(new RowError(
                        record.getStartingLineNumber(),
                        "",
                        "has " + record.getFieldCount() + " cells, the heading has " + header.size()));
            }
        }
        return new Sheet(rows, errors);
    }

    private static Map<String, String> cells(List<String> header, CsvRecord record) {
        var cells = new HashMap<String, String>();
        for (int index = 0; index < header.size(); index++) {
            cells.put(header.get(index), record.getField(index).strip());
        }
        return cells;
    }

    /// @param line in the file, from 1
    record Row(long line, Map<String, String> cells) {

        /// Empty where the cell or the column is.
        String text(String column) {
            return cells.getOrDefault(column, "");
        }

        String required(String column) {
            var value = text(column);
            if (value.isEmpty()) {
                throw refused(column, "is missing");
            }
            return value;
        }

        BigDecimal number(String column) {
            var value = required(column);
            if (!NUMBER.matcher(value).matches()) {
                throw refused(column, "\"" + value + "\" is no number");
            }
            return new BigDecimal(value);
        }

        LocalDate date(String column, DateTimeFormatter format) {
            var value = required(column);
            try {
                return LocalDate.parse(value, format);
            } catch (DateTimeException e) {
                throw refused(column, "\"" + value + "\" is no date");
            }
        }

        RowRefused refused(String column, String reason) {
            return new RowRefused(line, column, reason);
        }
    }
}
