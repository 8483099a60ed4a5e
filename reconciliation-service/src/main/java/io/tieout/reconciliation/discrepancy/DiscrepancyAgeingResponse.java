package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What was open on each day that was counted. A day without rows had nothing open.
record DiscrepancyAgeingResponse(List<Day> days) {

    /// @param takenAt when it was counted: what came later that day is in the next one
    record Day(LocalDate day, Instant takenAt, List<Row> rows) {}

    /// @param discrepancies how many there were
    /// @param overdue how many of them were beyond their deadline
    /// @param amount what they were about, without signs
    record Row(DiscrepancyKind kind, AgeBucket bucket, long discrepancies, long overdue, Money amount) {}
}
