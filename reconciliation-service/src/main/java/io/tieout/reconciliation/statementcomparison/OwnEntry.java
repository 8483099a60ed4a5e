package io.tieout.reconciliation.statementcomparison;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one entry of our journal moved on a party's accounts.
///
/// @param source what it comes from: `INVOICE`, `PAYMENT` …
/// @param number of the document, or of those that it settles
/// @param keys of all documents that it is about
/// @param document whether it stands for a document that has a number
/// @param invoiceId the one invoice that it is about
/// @param amountMinor what it adds to what is owed
/// @param inPeriod false for what is looked at beside the period
record OwnEntry(
        UUID entryId,
        LocalDate documentDate,
        LocalDate effectiveDate,
        String source,
        @Nullable String reversedSource,
        @Nullable String number,
        Set<String> keys,
        boolean document,
        @Nullable UUID invoiceId,
        long amountMinor,
        boolean inPeriod) {

    OwnEntry {
        keys = Set.copyOf(keys);
    }

    /// Banks take some days, and papers have dates of their own.
    long daysFrom(LocalDate day) {
        return Math.min(
                Math.abs(ChronoUnit.DAYS.between(documentDate, day)),
                Math.abs(ChronoUnit.DAYS.between(effectiveDate, day)));
    }
}
