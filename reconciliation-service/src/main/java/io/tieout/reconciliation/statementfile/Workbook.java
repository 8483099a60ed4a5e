package io.tieout.reconciliation.statementfile;

import java.util.List;

/// The visible sheets of a spreadsheet file.
///
/// @param sheets in the order in which the workbook shows them
record Workbook(List<Sheet> sheets) {

    /// More than any bank writes; a cell further to the right is a trick.
    static final int MAX_COLUMNS = 256;

    Workbook {
        sheets = List.copyOf(sheets);
    }

    /// A sheet as a table.
    interface Sheet extends TableSource {

        String name();

        @Override
        default char usualDecimalSeparator() {
            return '.';
        }

        @Override
        default String fieldSeparator() {
            return ",";
        }

        @Override
        default boolean showsOwnWords() {
            return false;
        }

        default String place(long row) {
            return Workbook.place(name(), row);
        }
    }

    /// For messages.
    ///
    /// @param row from 1
    static String place(String sheet, long row) {
        return "sheet " + sheet + ", row " + row;
    }
}
