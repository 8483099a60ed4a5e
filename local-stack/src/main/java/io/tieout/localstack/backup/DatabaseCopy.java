package io.tieout.localstack.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/// Copies a running PostgreSQL: a base backup with the log that was written meanwhile, so that the copy needs nothing
/// else to become what the databases were when the copy ended, all of them at one moment.
///
/// By the low-level calls (`pg_backup_start`, `pg_backup_stop`) and not by `pg_basebackup`, which the embedded server
/// does not bring.
final class DatabaseCopy {

    private static final String LOG = "pg_wal";

    /// What the server makes anew at its start; the folders themselves must be there.
    private static final Set<String> EMPTIED = Set.of(
            LOG, "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "backup_manifest");

    private static final String CONTROL = "pg_control";

    private final Connection connection;
    private final Path folder;

    /// @param connection of a superuser, to be used for nothing else meanwhile
    DatabaseCopy(Connection connection, Path folder) {
        this.connection = connection;
        this.folder = folder;
    }

    /// @return a moment before which everything that was committed is in the copy
    Instant write(ArchiveWriter archive, String name) throws IOException, SQLException {
        // Keeps the log from being removed until this session ends.
        text(
                "select slot_name from pg_create_physical_replication_slot('tieout_backup_' || pg_backend_pid(), true, true)");
        var first = text("select pg_walfile_name(pg_backup_start('tieout', fast => true))");
        archive.addTree(name, folder, this::isCopied);
        for (var emptied : EMPTIED) {
            archive.addFolder(name + "/" + emptied);
        }
        // Last of all: it says how far the copy must be brought at least.
        archive.addFile(name + "/global/" + CONTROL, folder.resolve("global").resolve(CONTROL));
        var until = Redispatch.now(connection);
        String last;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select pg_walfile_name(lsn), labelfile from pg_backup_stop(wait_for_archive => false)")) {
            row.next();
            last = row.getString(1);
            archive.addText(name + "/backup_label", row.getString(2));
        }
        addLog(archive, name + "/" + LOG, first, last);
        return until;
    }

    private void addLog(ArchiveWriter archive, String name, String first, String last) throws IOException {
        archive.addFolder(name + "/archive_status");
        try (var segments = Files.list(folder.resolve(LOG))) {
            for (var segment : segments.sorted().toList()) {
                var file = segment.getFileName().toString();
                if (file.length() == first.length() && file.compareTo(first) >= 0 && file.compareTo(last) <= 0) {
                    archive.addFile(name + "/" + file, segment);
                }
            }
        }
    }

    private boolean isCopied(Path path) {
        var file = Objects.requireNonNull(path.getFileName()).toString();
        if (folder.equals(path.getParent())) {
            return !EMPTIED.contains(file) && !LEFT_OUT.contains(file);
        }
        return !file.startsWith("pgsql_tmp") && !file.startsWith("pg_internal.init") && !file.equals(CONTROL);
    }

    private String text(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
