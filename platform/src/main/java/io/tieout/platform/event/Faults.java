package io.tieout.platform.event;

import io.tieout.platform.problem.Refusal;
import java.sql.SQLException;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Tells faults that pass from those that stay. A fault that passes must not cost an event; one that stays must not
/// block the others.
final class Faults {

    /// Connection lost, server going down or short of resources.
    private static final List<String> PASSING_SQL_STATES = List.of("08", "53", "57P");

    private static final int MAX_REASON_LENGTH = 2_000;
    private static final int MAX_CAUSES = 20;

    private Faults() {}

    static boolean isPassing(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof InterruptedException
                    || (cause instanceof TransactionSystemException end && isFailedRollback(end))
                    || (cause instanceof SQLException sql && isPassing(sql))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static void throwIfPassing(Throwable fault) {
        if (fault instanceof OutOfMemoryError error) {
            // The process is finished, the event is not: whoever starts next applies it.
            throw error;
        }
        if (isPassing(fault)) {
            throw new EventsBlocked(fault);
        }
    }

    /// Only a lost connection makes a rollback fail, and the pool does not say so in its own words.
    private static boolean isFailedRollback(TransactionSystemException end) {
        return end.getApplicationException() != null;
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
