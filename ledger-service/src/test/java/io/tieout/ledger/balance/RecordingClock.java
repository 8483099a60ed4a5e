package io.tieout.ledger.balance;

import io.tieout.platformtest.TestDatabase;
import java.sql.SQLException;

/// Sets the clock by which the database records entries; real time again when closed.
final class RecordingClock implements AutoCloseable {

    private final TestDatabase database;

    RecordingClock(TestDatabase database) {
        this.database = database;
    }

    void set(String instant) {
        define("select timestamptz '" + instant + "'");
    }

    @Override
    public void close() {
        define("select statement_timestamp()");
    }

    private void define(String body) {
        try (var connection = database.connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute("create or replace function recorded_now() returns timestamptz language sql stable as $$"
                    + body + "$$");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
