package io.tieout.ledger.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/// Twelve months, named by the calendar year in which the last of them lies.
public record FiscalYear(YearMonth firstMonth) {

    public static FiscalYear containing(YearMonth month, int startMonth) {
        int monthsIn = Math.floorMod(month.getMonthValue() - startMonth, 12);
        return new FiscalYear(month.minusMonths(monthsIn));
    }

    public LocalDate firstDay() {
        return firstMonth.atDay(1);
    }

    public LocalDate lastDay() {
        return firstMonth.plusMonths(11).atEndOfMonth();
    }

    int name() {
        return firstMonth.plusMonths(11).getYear();
    }

    List<YearMonth> months() {
        return IntStream.range(0, 12).mapToObj(firstMonth::plusMonths).toList();
    }
}
