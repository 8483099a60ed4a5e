package io.tieout.ledger.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The accounting dates on which an account takes lines; none means without end.
///
/// @param from first day
/// @param to last day
public record ActiveDates(
        @Nullable LocalDate from, @Nullable LocalDate to) {

    public static final ActiveDates ALWAYS = new ActiveDates(null, null);

    public ActiveDates {
        requireInRange(from, "/activeFrom");
        requireInRange(to, "/activeTo");
        if (from != null && to != null && to.isBefore(from)) {
            throw ActiveDatesRefused.reversed(from, to);
        }
    }

    private static void requireInRange(@Nullable LocalDate date, String pointer) {
        if (date != null && (date.getYear() < 1900 || date.getYear() > 2199)) {
            throw ActiveDatesRefused.outOfRange(date, pointer);
        }
    }

    boolean contains(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
    }
}
