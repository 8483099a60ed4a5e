package io.tieout.customer.customerimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// The CSV file of an import: UTF-8, comma, a header with known columns; further columns are named `attribute:<name>`.
record CustomerSheet(List<NamedCsvRecord> rows) {

    static final String ATTRIBUTE_PREFIX = "attribute:";

    private static final Set<String> COLUMNS = Set.of(
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

    static String decode(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableImport("The file is not UTF-8 text");
        }
    }

    static CustomerSheet parse(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableImport("The file contains NUL characters and is no CSV");
        }
        List<NamedCsvRecord> rows;
        try (var reader = CsvReader.builder().ofNamedCsvRecord(text)) {
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
}
