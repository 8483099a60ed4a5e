package io.tieout.ledger.statement;

import io.tieout.ledger.balance.Comparison;
import io.tieout.ledger.balance.Dimensions;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a caller says about the days, the knowledge and the lines that a report is about.
///
/// @param from the first day of the fiscal year of `to` when null
/// @param to today where the company is when null
/// @param compareFrom the first day of the fiscal year of `compareTo` when null
/// @param compare says the days compared with in words
record AskedPeriod(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String knownAt,
        @Nullable LocalDate compareFrom,
        @Nullable LocalDate compareTo,
        @Nullable Comparison compare,
        @Nullable Dimensions dimensions) {

    AskedPeriod(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String knownAt,
            @Nullable Dimensions dimensions) {
        this(from, to, knownAt, null, null, null, dimensions);
    }
}
