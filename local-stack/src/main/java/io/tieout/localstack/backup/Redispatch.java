package io.tieout.localstack.backup;

import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// After a restore the broker knows less than the databases: what they sent since the broker was copied is
/// marked as not yet sent, under its old ids, and whoever has had it drops it.
public final class Redispatch {

    /// In the data folder's `state`, brought by the backup: the time of the databases before the broker was copied.
    static final String FILE = "redispatch-since";

    private Redispatch() {}

    static Instant now(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /// Opens one of the databases.
    @FunctionalInterface
    public interface Databases {

        Connection open(String database) throws SQLException;
    }

    /// To be called before a service runs. Does nothing but once after a restore.
    public static void afterRestore(DataFolder data, Iterable<String> names, Databases databases) throws SQLException {
        var file = data.state().resolve(FILE);
        try {
            if (Files.notExists(file)) {
                return;
            }
            var since = Files.readString(file).strip();
            for (var name : names) {
                try (var connection = databases.open(name)) {
                    markUnsent(connection, since);
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new LaunchFailed("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void markUnsent(Connection connection, String since) throws SQLException {
        try (var exists = connection.prepareStatement("select to_regclass('public.outbox') is not null");
                var row = exists.executeQuery()) {
            row.next();
            if (!row.getBoolean(1)) {
                return;
            }
        }
        // The row says to within a minute when it was sent. Whoever has had an event drops it.
        try (var update = connection.prepareStatement("update outbox set dispatched_at = null"
                + " where dispatched_at >= cast(? as timestamptz) - interval '5 minutes'")) {
            update.setString(1, since);
            update.executeUpdate();
        }
    }
}
