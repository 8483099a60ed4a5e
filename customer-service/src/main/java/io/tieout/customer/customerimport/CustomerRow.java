package io.tieout.customer.customerimport;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tieout.customer.customerimport.CustomerImportRepository.ErrorRow;
import io.tieout.customer.party.CustomerEntryService;
import io.tieout.sheet.FormulaText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of the file.
///
/// @param line of a text file, or row of a workbook
/// @param cells by column
record CustomerRow(int line, Map<String, String> cells) {

    private static final int MAX_PAYMENT_TERM_DAYS = 3650;

    static List<CustomerRow> allOf(CustomerSheet sheet) {
        return sheet.rows().stream().map(row -> from(sheet.columns(), row)).toList();
    }

    private static CustomerRow from(List<String> columns, NamedCsvRecord row) {
        var cells = new LinkedHashMap<String, String>();
        for (int place = 0; place < columns.size(); place++) {
            cells.put(columns.get(place), FormulaText.unguard(row.getField(place)));
        }
        var inWorkbook = cells.remove(CustomerColumns.ROW);
        return new CustomerRow(
                inWorkbook == null ? (int) row.getStartingLineNumber() : Integer.parseInt(inWorkbook), cells);
    }

    CustomerEntryService.Entry toEntry() {
        var name = cell("name");
        if (name == null) {
            throw new RowRefused("name", "is missing");
        }
        return new CustomerEntryService.Entry(
                name,
                cell("customerNumber"),
                cell("externalNumber"),
                cell("parentNumber"),
                cell("parentExternalNumber"),
                list("otherNames"),
                cell("taxId"),
                matching("country", "[A-Z]{2}", "is not an ISO 3166-1 alpha-2 code"),
                matching("currency", "[A-Z]{3}", "is not an ISO 4217 code"),
                cell("language"),
                paymentTermDays(),
                list("ibans"),
                cell("email"),
                cell("phone"),
                attributes(),
                keys());
    }

    ErrorRow refused(String column, String reason) {
        var sent = new LinkedHashMap<>(cells);
        sent.remove(CustomerColumns.REFUSED_COLUMN);
        sent.remove(CustomerColumns.REFUSED_REASON);
        return new ErrorRow(line, column, reason, List.copyOf(sent.values()));
    }

    private @Nullable String cell(String column) {
        var value = cells.get(column);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private @Nullable String matching(String column, String pattern, String otherwise) {
        var value = cell(column);
        if (value != null && !value.matches(pattern)) {
            throw new RowRefused(column, "'" + value + "' " + otherwise);
        }
        return value;
    }

    private List<String> list(String column) {
        var value = cell(column);
        if (value == null) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int place = 0; place < value.length(); place++) {
            char found = value.charAt(place);
            if (found == '\\' && isEscapable(value, place + 1)) {
                place++;
                part.append(value.charAt(place));
            } else if (found == ';') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(found);
            }
        }
        parts.add(part.toString());
        return parts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    private static boolean isEscapable(String value, int place) {
        return place < value.length() && (value.charAt(place) == ';' || value.charAt(place) == '\\');
    }

    private @Nullable Integer paymentTermDays() {
        var value = cell("paymentTermDays");
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,4}") || Integer.parseInt(value) > MAX_PAYMENT_TERM_DAYS) {
            throw new RowRefused("paymentTermDays", "'" + value + "' is not a number of days from 0 to 3650");
        }
        return Integer.valueOf(value);
    }

    private Map<String, List<String>> keys() {
        var keys = new LinkedHashMap<String, List<String>>();
        for (var column : cells.keySet()) {
            if (column.startsWith(CustomerColumns.KEY_PREFIX) && cell(column) != null) {
                keys.put(column.substring(CustomerColumns.KEY_PREFIX.length()), list(column));
            }
        }
        return keys;
    }

    private Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        cells.forEach((column, value) -> {
            if (column.startsWith(CustomerColumns.ATTRIBUTE_PREFIX) && !value.isBlank()) {
                attributes.put(column.substring(CustomerColumns.ATTRIBUTE_PREFIX.length()), value.strip());
            }
        });
        return attributes;
    }
}
