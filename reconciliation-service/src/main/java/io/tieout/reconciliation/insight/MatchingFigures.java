package io.tieout.reconciliation.insight;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What became of the lines of a period in one currency.
///
/// @param lines that the ledger posted
/// @param unexplained what the lines without an explanation come to, without signs
/// @param waitedSeconds from the recording of a line to the decision of a person, added up over those lines
record MatchingFigures(
        long lines, long straightThrough, long automatic, long byPerson, Money unexplained, long waitedSeconds) {

    MatchingFigures plus(MatchingFigures other) {
        return new MatchingFigures(
                lines + other.lines,
                straightThrough + other.straightThrough,
                automatic + other.automatic,
                byPerson + other.byPerson,
                unexplained.plus(other.unexplained),
                waitedSeconds + other.waitedSeconds);
    }

    long explained() {
        return straightThrough + automatic + byPerson;
    }

    @Nullable
    BigDecimal matchPercent() {
        return percent(explained());
    }

    @Nullable
    BigDecimal straightThroughPercent() {
        return percent(straightThrough);
    }

    /// Of no line there is no average: it is absent, and not zero.
    @Nullable
    BigDecimal averageWaitSeconds() {
        return byPerson == 0
                ? null
                : BigDecimal.valueOf(waitedSeconds).divide(BigDecimal.valueOf(byPerson), 1, RoundingMode.HALF_UP);
    }

    private @Nullable BigDecimal percent(long part) {
        return lines == 0
                ? null
                : BigDecimal.valueOf(part).movePointRight(2).divide(BigDecimal.valueOf(lines), 2, RoundingMode.HALF_UP);
    }
}
