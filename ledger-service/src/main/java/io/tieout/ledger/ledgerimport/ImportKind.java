package io.tieout.ledger.ledgerimport;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a file holds, and under which headings.
enum ImportKind {
    /// A chart: one account a row.
    ACCOUNTS(
            Set.of("code", "name", "type"),
            Set.of("parent", "postable", "statementLine", "contra", "cashFlow", "activeFrom", "activeTo", "currency")),
    /// A journal or an opening trial balance: one line a row, gathered by the entry's number.
    ENTRIES(
            Set.of("entryNumber", "effectiveDate", "text", "account", "debit", "credit"),
            Set.of("documentDate", "currency")),
    /// What customers owe: one invoice a row.
    OPEN_ITEMS(
            Set.of("invoiceNumber", "invoiceDate", "dueDate", "openAmount"),
            Set.of("customerNumber", "customerId", "currency"));

    /// Heads a column of what else a line is about, for example `dimension:costCenter`.
    static final String DIMENSION = "dimension:";

    private final Set<String> required;
    private final Set<String> optional;

    ImportKind(Set<String> required, Set<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    /// @throws UnreadableImport when one is missing, unknown or there twice
    void requireColumns(Iterable<String> columns) {
        var seen = Stream.<String>builder();
        columns.forEach(seen);
        var all = seen.build().toList();
        for (var column : all) {
            boolean known = required.contains(column)
                    || optional.contains(column)
                    || (this == ENTRIES && column.matches(DIMENSION + "[a-z][A-Za-z0-9]{0,39}"));
            if (!known) {
                throw new UnreadableImport("the column '" + column + "' is unknown");
            }
            if (all.indexOf(column) != all.lastIndexOf(column)) {
                throw new UnreadableImport("the column '" + column + "' is there twice");
            }
        }
        var missing = required.stream()
                .filter(column -> !all.contains(column))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new UnreadableImport("these columns are missing: " + missing);
        }
    }
}
