package io.tieout.platform.event;

import io.tieout.platform.problem.Refusal;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/// Tells faults that pass from those that stay. A fault that passes must not cost an event; one that stays must not
/// block the others.
final class Faults {

    /// Connection lost, server going down or short of resources.
    private static final List<String> PASSING_SQL_STATES = List.of("08", "53", "57P");

    private static final String PROGRAM_LIMIT = "54";
    private static final int MAX_REASON_LENGTH = 2_000;
    private static final int MAX_CAUSES = 20;

    private Faults() {}

    static boolean isPassing(Throwable fault) {
        return causes(fault).noneMatch(Faults::isTooLarge) && causes(fault).anyMatch(Faults::passes);
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).limit(MAX_CAUSES);
    }

    private static boolean passes(Throwable cause) {
        return cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof TransactionTimedOutException
                || cause instanceof InterruptedException
                || (cause instanceof TransactionSystemException end && isLostConnection(end))
                || (cause instanceof SQLException sql && isPassing(sql));
    }

    /// Too long for an index, too many columns: Spring calls it a resource failure, but it will not fit tomorrow
    /// either.
    private static boolean isTooLarge(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith(PROGRAM_LIMIT);
    }

    /// @param place where the events stand
    static void throwIfPassing(Throwable fault, Object place) {
        if (fault instanceof OutOfMemoryError error) {
            // The process is finished, the event is not: whoever starts next applies it.
            throw error;
        }
        if (isPassing(fault)) {
            throw new EventsBlocked(place, fault);
        }
    }

    /// Only a lost connection makes a rollback fail: one after a fault of the application, or one after a commit that
    /// failed, which carries the pool's word only. That has no SQL state.
    private static boolean isLostConnection(TransactionSystemException end) {
        return end.getApplicationException() != null
                || (end.getCause() instanceof SQLException pool && pool.getSQLState() == null);
    }

    private static boolean isPassing(SQLException fault) {
        var state = fault.getSQLState();
        return state != null && PASSING_SQL_STATES.stream().anyMatch(state::startsWith);
    }

    static String reason(Throwable fault) {
        var text =
                switch (fault) {
                    case Refusal refusal -> refusal.code() + ": " + refusal.detail();
                    case DependencyMissing missing -> "waits for " + missing.getMessage();
                    default -> fault.getClass().getSimpleName() + ": " + fault.getMessage();
                };
        // PostgreSQL stores any text but the zero character.
        var clean = text.replace('\0', ' ');
        return clean.length() <= MAX_REASON_LENGTH ? clean : clean.substring(0, MAX_REASON_LENGTH);
    }
}
