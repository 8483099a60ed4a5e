package io.tieout.ledger.receivable;

import java.time.LocalDate;

/// The number that people read, for example `INV-2026-000042`: gapless within its series.
///
/// @param series the kind of document and the year of its date
/// @param number 1, 2, 3 …
record InvoiceNumber(String series, long number) {

    InvoiceNumber {
        if (!series.matches("[A-Z]{2,5}-\\d{4}") || number < 1) {
            throw new IllegalArgumentException(series + " " + number + " is no invoice number");
        }
    }

    static String seriesOf(LocalDate invoiceDate) {
        return "INV-%04d".formatted(invoiceDate.getYear());
    }

    @Override
    public String toString() {
        return "%s-%06d".formatted(series, number);
    }
}
