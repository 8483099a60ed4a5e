package io.tieout.reconciliation.statementfile;

import io.tieout.reconciliation.statementfile.CsvNumbers.Sign;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/// Reads the signed amount of a row: from one signed column, from two columns, or with the help of a mark.
final class CsvAmounts {

    private static final Set<String> NOTHING = Set.of("", "-", "--", "/");

    /// Payment apps leave the direction out where money only moves between their own pockets.
    private static final String PAYMENT_APP_DIRECTION = "收/支";

    private final Map<CsvColumn, Integer> columns;
    private final CsvNumbers numbers;
    private final CsvProfile profile;
    private final Set<CsvColumn> minusOnly;

    /// @param minusOnly columns for money in or money out that write a minus before every figure
    CsvAmounts(Map<CsvColumn, Integer> columns, CsvNumbers numbers, CsvProfile profile, Set<CsvColumn> minusOnly) {
        this.columns = columns;
        this.numbers = numbers;
        this.profile = profile;
        this.minusOnly = Set.copyOf(minusOnly);
    }

    /// What a row says about its amount.
    sealed interface Amount {
        record Known(BigDecimal amount) implements Amount {}

        /// The line moves nothing on this account.
        record Neutral() implements Amount {}

        /// There is nothing where the amount should be.
        record Absent() implements Amount {}

        record Unreadable(String text) implements Amount {}
    }

    Amount read(TableRow row) {
        var column = columns.get(CsvColumn.AMOUNT);
        if (column == null) {
            return fromTwoColumns(row);
        }
        var text = row.at(column);
        if (NOTHING.contains(text)) {
            return columns.containsKey(CsvColumn.CREDIT) ? fromTwoColumns(row) : new Amount.Absent();
        }
        var figure = numbers.read(text);
        if (figure.isEmpty()) {
            return new Amount.Unreadable(text);
        }
        if (columns.containsKey(CsvColumn.DIRECTION)) {
            return withDirection(row, figure.get());
        }
        if (profile.positiveIsOut()) {
            var amount = figure.get().amount();
            return new Amount.Known(figure.get().sign() == Sign.NONE ? amount.negate() : amount);
        }
        return new Amount.Known(figure.get().signed());
    }

    private Amount withDirection(TableRow row, CsvNumbers.Figure figure) {
        var mark = row.at(columns.getOrDefault(CsvColumn.DIRECTION, 0));
        if (!profile.inFlags().isEmpty()) {
            return new Amount.Known(
                    profile.inFlags().contains(mark)
                            ? figure.amount()
                            : figure.amount().negate());
        }
        if (mark.isEmpty() && profile.headings().contains(PAYMENT_APP_DIRECTION)) {
            return new Amount.Neutral();
        }
        var direction = CsvDirection.of(mark);
        if (direction.isEmpty()) {
            return new Amount.Unreadable(mark);
        }
        return switch (direction.get()) {
            case IN -> new Amount.Known(figure.amount());
            case OUT -> new Amount.Known(figure.amount().negate());
            case NEUTRAL -> new Amount.Neutral();
        };
    }

    /// A column in which every figure has a minus means the same without it; where only some have one, they take
    /// back: a negative credit is money out, a negative debit money in.
    private Amount fromTwoColumns(TableRow row) {
        var credit = side(row, CsvColumn.CREDIT);
        var debit = side(row, CsvColumn.DEBIT);
        if (credit instanceof Amount.Unreadable) {
            return credit;
        }
        if (debit instanceof Amount.Unreadable) {
            return debit;
        }
        if (credit instanceof Amount.Absent && debit instanceof Amount.Absent) {
            return credit;
        }
        var in = credit instanceof Amount.Known known ? known.amount() : BigDecimal.ZERO;
        var out = debit instanceof Amount.Known known ? known.amount() : BigDecimal.ZERO;
        return new Amount.Known(in.subtract(out));
    }

    private Amount side(TableRow row, CsvColumn column) {
        var index = columns.get(column);
        var text = index == null ? "" : row.at(index);
        if (NOTHING.contains(text)) {
            return new Amount.Absent();
        }
        var figure = numbers.read(text);
        return figure.<Amount>map(
                        found -> new Amount.Known(minusOnly.contains(column) ? found.amount() : found.signed()))
                .orElseGet(() -> new Amount.Unreadable(text));
    }
}
