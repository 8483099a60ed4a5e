package io.tieout.ledger.recurring;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.ledger.period.PeriodOutOfRange;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// @param text of every entry; no personal data
/// @param lines of every entry
/// @param unit of the steps from date to date
/// @param every how many of them make a step; 1 when absent
/// @param atMonthEnd each date is the last day of its month; otherwise a day that a month does not have is its last one
/// @param firstDate the first date
/// @param lastDate no date after this one
/// @param maxRuns so many dates
/// @param reverseNextMonth each entry is taken back on the first day of the next month
record CreateRecurringEntryRequest(
        @NotBlank @Size(max = 500) String text,
        @NotNull @Size(max = 1000) List<@NotNull @Valid Line> lines,
        @NotNull CalendarUnit unit,
        @Nullable @Min(1) @Max(366) Integer every,
        @Nullable Boolean atMonthEnd,
        @NotNull LocalDate firstDate,
        @Nullable LocalDate lastDate,
        @Nullable @Min(1) @Max(10_000) Integer maxRuns,
        @Nullable Boolean reverseNextMonth) {

    record Line(
            @NotNull AccountCode account,
            @NotNull Side side,
            @NotNull Money amount,

            @Nullable @Size(max = 10)
            Map<
                            @Pattern(regexp = "[a-z][A-Za-z0-9]{0,39}", message = "must be a name such as costCenter")
                            String,
                            @NotNull @Size(max = 100) String>
                    dimensions) {

        private LineDraft toDraft() {
            return new LineDraft(account, side, amount, dimensions == null ? Map.of() : dimensions);
        }
    }

    RecurringEntry toEntry(Caller caller) {
        boolean monthEnd = Boolean.TRUE.equals(atMonthEnd);
        PeriodOutOfRange.requireInRange(firstDate, "/firstDate");
        if (monthEnd && !unit.hasMonthEnds()) {
            throw new RecurrenceUnfit("/atMonthEnd", "is for months and years");
        }
        if (lastDate != null && lastDate.isBefore(firstDate)) {
            throw new RecurrenceUnfit("/lastDate", "must not be before the first date");
        }
        var rule = new CalendarRule(unit, Objects.requireNonNullElse(every, 1), monthEnd, firstDate, lastDate, maxRuns);
        if (rule.date(1).isEmpty()) {
            throw new RecurrenceUnfit("/lastDate", "leaves no date");
        }
        return RecurringEntry.begin(
                caller.companyId(),
                text,
                lines.stream().map(Line::toDraft).toList(),
                rule,
                Boolean.TRUE.equals(reverseNextMonth),
                caller.id());
    }
}
