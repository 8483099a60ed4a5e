package io.tieout.customer.customerimport;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tieout.customer.party.CustomerEntryService;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of the file.
record CustomerRow(int line, Map<String, String> cells) {

    private static final int MAX_PAYMENT_TERM_DAYS = 3650;

    static List<CustomerRow> allOf(CustomerSheet sheet) {
        return sheet.rows().stream().map(CustomerRow::from).toList();
    }

    private static CustomerRow from(NamedCsvRecord row) {
        return new CustomerRow((int) row.getStartingLineNumber(), row.getFieldsAsMap());
    }

    CustomerEntryService.Entry toEntry() {
        var name = cell("name");
        if (name == null) {
            throw new RowRefused("name", "is missing");
        }
        return new CustomerEntryService.Entry(
                name,
                cell("externalNumber"),
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
                attributes());
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
        return value == null
                ? List.of()
                : Arrays.stream(value.split(";"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
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

    private Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        cells.forEach((column, value) -> {
            if (column.startsWith(CustomerSheet.ATTRIBUTE_PREFIX) && !value.isBlank()) {
                attributes.put(column.substring(CustomerSheet.ATTRIBUTE_PREFIX.length()), value.strip());
            }
        });
        return attributes;
    }
}
