package io.tieout.ledger.recurring;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param runs dates that have come so far
/// @param nextDate absent when it has ended
record RecurringEntryResponse(
        RecurringEntryId recurringEntryId,
        String text,
        List<Line> lines,
        CalendarUnit unit,
        int every,
        boolean atMonthEnd,
        LocalDate firstDate,
        @Nullable LocalDate lastDate,
        @Nullable Integer maxRuns,
        boolean reverseNextMonth,
        boolean active,
        int runs,
        @Nullable LocalDate nextDate,
        UUID createdBy) {

    record Line(AccountCode account, Side side, Money amount, Map<String, String> dimensions) {

        private static Line from(LineDraft line) {
            return new Line(line.account(), line.side(), line.amount(), line.dimensions());
        }
    }

    static RecurringEntryResponse from(RecurringEntry entry) {
        var rule = entry.rule();
        return new RecurringEntryResponse(
                entry.id(),
                entry.text(),
                entry.lines().stream().map(Line::from).toList(),
                rule.unit(),
                rule.every(),
                rule.atMonthEnd(),
                rule.firstDate(),
                rule.lastDate(),
                rule.maxRuns(),
                entry.reverseNextMonth(),
                entry.active(),
                entry.nextNumber() - 1,
                entry.nextDate(),
                entry.createdBy());
    }
}
