package io.tieout.ledger.numbering;

import java.time.LocalDate;

/// A document's number.
///
/// @param series the kind of document and the year of its date, for example `CN-2026`, or its month
/// @param number 1, 2, 3 …
public record DocumentNumber(String series, long number) {

    public DocumentNumber {
        if (!series.matches("[A-Z]{2,5}-\\d{4}(\\d{2})?") || number < 1) {
            throw new IllegalArgumentException(series + " " + number + " is no document number");
        }
    }

    static String seriesOf(String prefix, LocalDate date) {
        return "%s-%04d".formatted(prefix, date.getYear());
    }

    static String seriesOfMonth(String prefix, LocalDate date) {
        return "%s-%04d%02d".formatted(prefix, date.getYear(), date.getMonthValue());
    }

    @Override
    public String toString() {
        return "%s-%06d".formatted(series, number);
    }
}
