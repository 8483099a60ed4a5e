package io.tieout.ledger.insight;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What was sold, fell due, came in and is still owed, in one currency.
///
/// @param owed on invoices on the last day
/// @param notDue the part of it whose day has not passed
/// @param openCredits credit notes that settle nothing yet
/// @param sold invoices dated within the days
/// @param credited credit notes dated within the days
/// @param fellDue what was to be paid on invoices due within the days: their totals less what was settled without money
/// @param collected the money that came for them
record ReceivableFigures(
        Counted owed,
        Money notDue,
        Counted openCredits,
        Counted sold,
        Counted credited,
        Counted fellDue,
        Money collected) {

    record Counted(long documents, Money amount) {}

    Money netOwed() {
        return owed.amount().minus(openCredits.amount());
    }

    Money overdue() {
        return owed.amount().minus(notDue);
    }

    Money netSold() {
        return sold.amount().minus(credited.amount());
    }

    @Nullable
    BigDecimal daysSalesOutstanding(long days) {
        return Ratio.days(netOwed().minorUnits(), netSold().minorUnits(), days);
    }

    @Nullable
    BigDecimal bestPossibleDays(long days) {
        return Ratio.days(notDue.minorUnits(), netSold().minorUnits(), days);
    }

    @Nullable
    BigDecimal collectionPercent() {
        return Ratio.percent(collected.minorUnits(), fellDue.amount().minorUnits());
    }
}
