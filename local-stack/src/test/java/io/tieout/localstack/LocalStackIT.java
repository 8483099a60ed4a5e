package io.tieout.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tieout.localstack.backup.Backup;
import io.tieout.localstack.backup.BackupKey;
import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.localstack.machine.Ports;
import io.tieout.localstack.part.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL and Kafka as real processes in one folder; the services are proved by the end-to-end tests.
class LocalStackIT {

    @TempDir
    static Path folder = Path.of("");

    private static final Ports PORTS = Ports.random();

    @BeforeAll
    static void startsBoth() {
        stack("first").start();
    }

    @AfterAll
    static void stopsAll() {
        for (var name : List.of("first", "second")) {
            stack(name).stop();
        }
    }

    @Test
    void givesEachServiceADatabaseWhoseApplicationRoleCannotMakeTables() throws SQLException {
        var stack = stack("first");
        for (var part : Part.values()) {
            if (part.hasDatabase()) {
                var database = part.database();
                try (var owner = connect(stack, part, database + "_owner");
                        var app = connect(stack, part, database + "_app")) {
                    execute(owner, "create table seen (id integer primary key)");
                    execute(app, "insert into seen values (1)");
                    assertThatThrownBy(() -> execute(app, "create table mine (id integer)"))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("permission denied");
                    assertThatThrownBy(() -> execute(app, "drop table seen")).isInstanceOf(SQLException.class);
                    execute(owner, "drop table seen");
                }
            }
        }
    }

    @Test
    void writesEveryTransactionToDiskBeforeItAnswers() throws SQLException {
        try (var app = connect(stack("first"), Part.LEDGER, "ledger_app")) {
            assertThat(show(app, "fsync")).isEqualTo("on");
            assertThat(show(app, "synchronous_commit")).isEqualTo("on");
            assertThat(show(app, "server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void refusesADatabaseOfAnotherService() {
        var stack = stack("first");
        assertThatThrownBy(() ->
                        DriverManager.getConnection(stack.jdbcUrl(Part.LEDGER), "sales_app", stack.secret("sales_app")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void keepsSecretsFromOtherUsers() throws IOException {
        var secrets = folder.resolve("first/secrets");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        try (var files = Files.list(secrets)) {
            for (var file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void refusesASecondStackOnTheSamePorts() {
        assertThatThrownBy(() -> stack("other").start())
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining(PORTS.postgresql() + " (PostgreSQL)")
                .hasMessageContaining(PORTS.kafka() + " (Kafka)")
                .hasMessageContaining("--port");
    }

    /// Somebody writes while the copy is made: what was committed before it began is in it, and nothing that has a
    /// predecessor which is not. Of the events, those that were sent since the broker was copied are sent again.
    @Test
    void copiesWhileItRuns() throws Exception {
        var running = stack("first");
        try (var owner = connect(running, Part.SALES, "sales_owner")) {
            execute(owner, "create table written (id integer primary key)");
            execute(owner, "create table outbox (id integer primary key, dispatched_at timestamptz)");
            execute(owner, "insert into outbox values (1, now() - interval '1 hour'), (2, now() + interval '1 hour')");
        }
        var key = BackupKey.readOrCreate(folder.resolve("key.json"));
        var archive = folder.resolve("running.backup");
        var stop = new AtomicBoolean();
        var written = new AtomicInteger();
        Backup.Summary summary;
        int before;
        try (var writers = Executors.newSingleThreadExecutor()) {
            var writer = writers.submit(() -> {
                try (var owner = connect(running, Part.SALES, "sales_owner")) {
                    while (!stop.get()) {
                        execute(owner, "insert into written values (" + (written.get() + 1) + ")");
                        written.incrementAndGet();
                    }
                }
                return null;
            });
            await().until(() -> written.get() > 100);
            before = written.get();
            summary = running.backup(archive, Optional.of(key));
            stop.set(true);
            writer.get();
        }
        assertThat(summary.eventsWaited()).isPositive();
        assertThat(running.isReady(Part.KAFKA)).isTrue();

        var restored = stack("copied");
        restored.restore(archive, Optional.of(key.file()));
        running.stop();
        try {
            restored.start(Part.POSTGRESQL);
            try (var app = connect(restored, Part.SALES, "sales_owner")) {
                assertThat(number(app, "select count(*) from written"))
                        .isBetween(before, written.get())
                        .isEqualTo(number(app, "select max(id) from written"));
                assertThat(number(app, "select sum(id) from outbox where dispatched_at is null"))
                        .isEqualTo(2);
            }
            restored.stop(Part.POSTGRESQL);
            restored.start(Part.POSTGRESQL);
            try (var app = connect(restored, Part.SALES, "sales_owner")) {
                execute(app, "update outbox set dispatched_at = now() + interval '1 hour' where id = 2");
            }
            restored.stop(Part.POSTGRESQL);
            restored.start(Part.POSTGRESQL);
            try (var app = connect(restored, Part.SALES, "sales_owner")) {
                assertThat(number(app, "select count(*) from outbox where dispatched_at is null"))
                        .as("marked once, not at each start")
                        .isZero();
            }
        } finally {
            restored.stop();
            running.start();
        }
    }

    /// Ctrl-C at the worst moment: the broker is away and half a copy lies there.
    @Test
    void bringsTheBrokerBackWhenABackupIsInterrupted() throws Exception {
        var running = stack("first");
        var archive = folder.resolve("interrupted.backup");
        var backup = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Tieout.class.getName(),
                        "backup",
                        archive.toString(),
                        "--data",
                        running.data().root().toString(),
                        "--key",
                        folder.resolve("interrupted.json").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("interrupted.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> !running.isRunning(Part.KAFKA));
        backup.destroy();

        assertThat(backup.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(backup.exitValue()).isNotZero();
        assertThat(running.isReady(Part.KAFKA)).isTrue();
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .doesNotContain("interrupted.backup", "interrupted.backup.unfinished");
        }
        assertThat(running.data().root().resolve("backup")).doesNotExist();
    }

    @Test
    void keepsItsDataThroughKillStopBackupAndRestore() throws SQLException, IOException {
        var first = stack("second").ports(Ports.random());
        first.start();
        try (var owner = connect(first, Part.SALES, "sales_owner")) {
            execute(owner, "create table kept (id integer primary key)");
            execute(owner, "insert into kept select generate_series(1, 1000)");
        }
        first.kill(Part.POSTGRESQL);
        assertThat(first.isRunning(Part.POSTGRESQL)).isFalse();
        first.start(Part.POSTGRESQL);
        assertThat(first.isReady(Part.KAFKA)).isTrue();
        first.stop();
        assertThat(first.isRunning()).isFalse();
        var archive = folder.resolve("backup.tar.gz");
        assertThat(first.backup(archive, Optional.empty()).files()).isGreaterThan(1000);

        var restored = stack("restored");
        restored.restore(archive, Optional.empty());
        restored.start(Part.POSTGRESQL);
        try (var app = connect(restored, Part.SALES, "sales_app");
                var statement = app.createStatement();
                var rows = statement.executeQuery("select count(*) from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1000);
        } finally {
            restored.stop();
        }
    }

    @Test
    void namesTheFolderThatABackupWouldOverwrite() throws IOException {
        var archive = Files.createFile(folder.resolve("empty.tar.gz"));
        assertThatThrownBy(() -> stack("first").restore(archive, Optional.empty()))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("not empty");
    }

    private static LocalStack stack(String name) {
        var stack = LocalStack.in(folder.resolve(name))
                .cache(folder.resolve("cache"))
                .only(Part.POSTGRESQL, Part.KAFKA);
        return name.equals("first") || name.equals("other") ? stack.ports(PORTS) : stack;
    }

    private static Connection connect(LocalStack stack, Part part, String role) throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(part), role, stack.secret(role));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values.getFirst();
    }
}
