package io.tieout.customer.customerimport;

import io.tieout.customer.party.CustomerEntryService;
import io.tieout.dataimport.ImportCells;
import io.tieout.dataimport.RowRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one row of the file says of a customer.
record CustomerRow(ImportCells cells) {

    private static final int MAX_PAYMENT_TERM_DAYS = 3650;

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

    private @Nullable String cell(String column) {
        return cells.text(column).orElse(null);
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
        for (var column : columnsOf(CustomerColumns.KEY_PREFIX)) {
            keys.put(column.substring(CustomerColumns.KEY_PREFIX.length()), list(column));
        }
        return keys;
    }

    private Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        for (var column : columnsOf(CustomerColumns.ATTRIBUTE_PREFIX)) {
            cells.text(column)
                    .ifPresent(
                            text -> attributes.put(column.substring(CustomerColumns.ATTRIBUTE_PREFIX.length()), text));
        }
        return attributes;
    }

    /// Those that say something, always in the same order.
    private List<String> columnsOf(String prefix) {
        return cells.texts().keySet().stream()
                .filter(column -> column.startsWith(prefix) && cell(column) != null)
                .sorted()
                .toList();
    }
}
