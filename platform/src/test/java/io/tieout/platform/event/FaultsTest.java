package io.tieout.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.problem.RuleViolation;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

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
        var lost = new TransactionSystemException("rollback", new SQLException("Connection is closed"));
        assertThat(Faults.isPassing(lost)).isFalse();

        lost.initApplicationException(new IllegalStateException("what the handler made of it"));

        assertThat(Faults.isPassing(lost)).isTrue();
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
        assertThatThrownBy(() -> Faults.throwIfPassing(new OutOfMemoryError())).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void saysWhyInWordsThatTheDatabaseTakes() {
        assertThat(Faults.reason(new IllegalStateException("a\0b"))).isEqualTo("IllegalStateException: a b");
        assertThat(Faults.reason(new IllegalStateException("x".repeat(5_000)))).hasSize(2_000);
    }
}
