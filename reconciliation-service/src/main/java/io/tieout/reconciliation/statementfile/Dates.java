package io.tieout.reconciliation.statementfile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the readers of all formats agree on about days.
final class Dates {

    /// No bank account that is still kept has statements from before: `79` is 2079, `80` is 1980.
    private static final int FIRST_OF_LAST_CENTURY = 80;

    private Dates() {}

    static int fullYear(int lastTwoDigits) {
        return lastTwoDigits >= FIRST_OF_LAST_CENTURY ? 1900 + lastTwoDigits : 2000 + lastTwoDigits;
    }

    static LocalDate earlier(@Nullable LocalDate known, LocalDate date) {
        return known == null || date.isBefore(known) ? date : known;
    }

    static LocalDate later(@Nullable LocalDate known, LocalDate date) {
        return known == null || date.isAfter(known) ? date : known;
    }
}
