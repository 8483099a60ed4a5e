package io.tieout.customer.customerimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tieout.sheet.FileText;
import io.tieout.sheet.UnreadableSheet;
import java.util.List;
import java.util.Map;

/// The file of an import as CSV: with comma, semicolon or tab, and a heading.
///
/// @param columns what each heading means
record CustomerSheet(List<String> columns, List<NamedCsvRecord> rows) {

    /// @param mapping the columns that the sender says, by their headings
    static CustomerSheet parse(String text, Map<String, String> mapping) {
        var rows = rows(text);
        return new CustomerSheet(CustomerColumns.of(rows.getFirst().getHeader(), mapping), rows);
    }

    /// @param columns found when the file was sent
    static CustomerSheet known(String text, List<String> columns) {
        return columns.isEmpty() ? parse(text, Map.of()) : new CustomerSheet(columns, rows(text));
    }

    static List<NamedCsvRecord> rows(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableSheet("The file contains NUL characters and is no CSV");
        }
        List<NamedCsvRecord> rows;
        try (var reader = CsvReader.builder()
                .fieldSeparator(text.startsWith(CustomerColumns.ROW + ',') ? ',' : FileText.separator(text))
                .ofNamedCsvRecord(text)) {
            rows = reader.stream().toList();
        } catch (CsvParseException e) {
            throw new UnreadableSheet("The file is no CSV: " + e.getMessage());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (rows.isEmpty()) {
            throw new UnreadableSheet("The file has no rows below its header");
        }
        return rows;
    }
}
