package io.tieout.reconciliation.customerledger;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The days of a customer's ledger.
///
/// @param from the first of them
/// @param to the last of them
/// @param asOf on which lines are marked
public record LedgerDays(LocalDate from, LocalDate to, LocalDate asOf) {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    /// @param from the beginning of the books when null
    /// @param to the day of the marks when null
    /// @param asOf the last day when null; today when that is, too
    static LedgerDays of(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable LocalDate asOf, LocalDate today) {
        var last = to != null ? to : asOf != null ? asOf : today;
        var marked = asOf != null ? asOf : last;
        return of(from == null ? FIRST : from, last, marked);
    }

    public static LedgerDays of(LocalDate from, LocalDate to, LocalDate asOf) {
        requireInRange("from", from);
        requireInRange("to", to);
        requireInRange("asOf", asOf);
        if (from.isAfter(to)) {
            throw wrong("from", "must not be after to");
        }
        if (asOf.isBefore(to)) {
            throw wrong("asOf", "must not be before to");
        }
        return new LedgerDays(from, to, asOf);
    }

    static LocalDate requireInRange(String name, LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw wrong(name, "must be between " + FIRST + " and " + LAST);
        }
        return day;
    }

    private static BadRequest wrong(String name, String message) {
        return new BadRequest(
                "customer-ledger-days", "The days do not fit", name + " " + message, new FieldProblem(name, message));
    }
}
