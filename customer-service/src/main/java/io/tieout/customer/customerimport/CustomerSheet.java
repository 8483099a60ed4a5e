package io.tieout.customer.customerimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The CSV file of an import: with comma, semicolon or tab, a header with known columns; further columns are named
/// `attribute:<name>`.
record CustomerSheet(List<NamedCsvRecord> rows) {

    /// What refused rows come back with, so that they can be sent again when they are mended.
    static final String REFUSED_COLUMN = "refused:column";

    static final String REFUSED_REASON = "refused:reason";

    static final String ATTRIBUTE_PREFIX = "attribute:";

    private static final Set<String> COLUMNS = Set.of(
            REFUSED_COLUMN,
            REFUSED_REASON,
            "customerNumber",
            "parentNumber",
            "externalNumber",
            "name",
            "otherNames",
            "parentExternalNumber",
            "taxId",
            "country",
            "currency",
            "language",
            "paymentTermDays",
            "ibans",
            "email",
            "phone");

    List<String> columns() {
        return rows.getFirst().getHeader();
    }

    static CustomerSheet parse(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableImport("The file contains NUL characters and is no CSV");
        }
        List<NamedCsvRecord> rows;
        try (var reader = CsvReader.builder().fieldSeparator(separator(text)).ofNamedCsvRecord(text)) {
            rows = reader.stream().toList();
        } catch (CsvParseException e) {
            throw new UnreadableImport("The file is no CSV: " + e.getMessage());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (rows.isEmpty()) {
            throw new UnreadableImport("The file has no rows below its header");
        }
        var header = rows.getFirst().getHeader();
        if (!header.contains("name")) {
            throw new UnreadableImport("The column 'name' is missing");
        }
        header.stream()
                .filter(column -> !COLUMNS.contains(column) && !column.startsWith(ATTRIBUTE_PREFIX))
                .findFirst()
                .ifPresent(column -> {
                    throw new UnreadableImport("The column '" + column + "' is unknown; name it '" + ATTRIBUTE_PREFIX
                            + column + "' to keep it as an attribute");
                });
        return new CustomerSheet(rows);
    }

    /// The one that the heading has most of.
    private static char separator(String text) {
        var heading = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong((Character separator) -> heading.chars()
                                .filter(found -> found == separator)
                                .count())
                        .thenComparing(separator -> separator == ','))
                .orElse(',');
    }
}
