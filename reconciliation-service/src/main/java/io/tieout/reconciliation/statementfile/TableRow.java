package io.tieout.reconciliation.statementfile;

import java.util.List;

/// A row of a table file.
///
/// @param place for messages: `line 12`, `sheet March, row 12`
record TableRow(String place, List<String> fields) {

    /// What a cell says, without what a program wrote around it to keep it from being taken for a number: `'0123`,
    /// `="0123"`.
    String at(int column) {
        return column < fields.size() ? unguarded(fields.get(column).strip()) : "";
    }

    private static String unguarded(String cell) {
        if (cell.startsWith("=\"") && cell.endsWith("\"") && cell.length() > 2) {
            return cell.substring(2, cell.length() - 1).strip();
        }
        return cell.length() > 1 && (cell.charAt(0) == '\'' || cell.charAt(0) == '`')
                ? cell.substring(1).strip()
                : cell;
    }

    boolean isBlank() {
        return fields.stream().allMatch(String::isBlank);
    }

    String text() {
        return LineDraft.clean(String.join(" ", fields));
    }
}
