package io.tieout.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.problem.RuleViolation;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

class FaultsTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300"})
    void waitsForADatabaseThatIsAway(String sqlState) {
        var lost = new TransactionSystemException("commit", new SQLException("lost", sqlState));

        assertThat(Faults.isPassing(lost)).isTrue();
    }

    @Test
    void waitsForLocksAndConnections() {
        assertThat(Faults.isPassing(new CannotAcquireLockException("deadlock"))).isTrue();
        assertThat(Faults.isPassing(new CannotCreateTransactionException("no connection")))
                .isTrue();
    }

    @Test
    void waitsWhenEvenTheRollbackFailed() {
        var lost = new TransactionSystemException("rollback", new SQLException("lost", "HY000"));
        assertThat(Faults.isPassing(lost)).isFalse();

        lost.initApplicationException(new IllegalStateException("what the handler made of it"));

        assertThat(Faults.isPassing(lost)).isTrue();
    }

    @Test
    void waitsWhenTheRollbackOfAFailedCommitFailed() {
        // There is no application exception then, and the pool that has closed the connection gives no SQL state.
        var lost = new TransactionSystemException("rollback", new SQLException("Connection is closed"));
        assertThat(Faults.isPassing(lost)).isTrue();
    }

    @Test
    void doesNotWaitForWhatTheDatabaseRefusesAtTheCommit() {
        var refused = new TransactionSystemException("commit", new SQLException("duplicate key", "23505"));
        assertThat(Faults.isPassing(refused)).isFalse();
    }

    @Test
    void waitsWhenTheTimeRanOut() {
        assertThat(Faults.isPassing(new TransactionTimedOutException("60 seconds")))
                .isTrue();
    }

    @Test
    void doesNotWaitForAValueThatIsTooLongForAnIndex() {
        // Spring files the whole class under "resource failure", PostgreSQL uses it for what is too large.
        var tooLong = new DataAccessResourceFailureException(
                "insert", new SQLException("index row size 2832 exceeds btree version 4 maximum 2704", "54000"));

        assertThat(Faults.isPassing(tooLong)).isFalse();
    }

    @Test
    void doesNotWaitForWhatStays() {
        assertThat(Faults.isPassing(new RuleViolation("code", "title", "detail")))
                .isFalse();
        assertThat(Faults.isPassing(new DuplicateKeyException("twice"))).isFalse();
        assertThat(Faults.isPassing(new IllegalStateException(new SQLException("check", "23514"))))
                .isFalse();
        assertThat(Faults.isPassing(new StackOverflowError())).isFalse();
    }

    @Test
    void leavesAnEventAloneWhenTheProcessIsOutOfMemory() {
        assertThatThrownBy(() -> Faults.throwIfPassing(new OutOfMemoryError(), "here"))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void saysWhyInWordsThatTheDatabaseTakes() {
        assertThat(Faults.reason(new IllegalStateException("a\0b"))).isEqualTo("IllegalStateException: a b");
        assertThat(Faults.reason(new IllegalStateException("x".repeat(5_000)))).hasSize(2_000);
    }
}
