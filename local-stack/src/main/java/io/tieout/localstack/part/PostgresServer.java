package io.tieout.localstack.part;

import io.tieout.localstack.backup.Redispatch;
import io.tieout.localstack.machine.ChildProcess;
import io.tieout.localstack.machine.DataFolder;
import io.tieout.localstack.machine.Executables;
import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.localstack.machine.Ports;
import io.tieout.localstack.machine.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// One PostgreSQL server with a database per service.
///
/// Each database has two roles: `<db>_owner` owns the schema and runs migrations, `<db>_app` reads and writes rows
/// and can neither make nor change a table. Only passwords over the loopback address are accepted; there is no socket
/// file.
public final class PostgresServer implements StackPart {

    private static final String SUPERUSER = "postgres";
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration SHORT_WORK = Duration.ofSeconds(30);
    private static final Duration LONG_WORK = Duration.ofMinutes(30);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private final DataFolder data;
    private final Path cache;
    private final int port;
    private final Profile profile;
    private final Secrets secrets;
    private final ChildProcess process;

    public PostgresServer(DataFolder data, Path cache, Ports ports, Profile profile, Secrets secrets) {
        this.data = data;
        this.cache = cache;
        this.port = ports.postgresql();
        this.profile = profile;
        this.secrets = secrets;
        this.process = data.process(Part.POSTGRESQL.label());
    }

    @Override
    public Part part() {
        return Part.POSTGRESQL;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    public static String version() {
        return PostgresBinaries.version();
    }

    /// Address of a service's database for JDBC.
    public static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void start() {
        var home = PostgresBinaries.unpack(cache);
        if (!Files.exists(data.postgresql().resolve("PG_VERSION"))) {
            initialise(home);
        }
        writeSettings();
        removeStaleLock();
        process.start(
                asPostgresUser(
                        home.resolve("bin/postgres").toString(),
                        "-D",
                        data.postgresql().toString()),
                Map.of("TZ", "UTC", "LC_ALL", "C"),
                data.root());
        Waiting.until("PostgreSQL", START_LIMIT, this, this::isReady);
        createDatabases();
        afterRestore();
    }

    private void afterRestore() {
        var databases = Arrays.stream(Part.values())
                .filter(Part::hasDatabase)
                .map(Part::database)
                .toList();
        try {
            Redispatch.afterRestore(data, databases, database -> connect(database, LONG_WORK));
        } catch (SQLException e) {
            throw new LaunchFailed("The events since the backup could not be marked: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isReady() {
        try (var connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /// Fast shutdown: open transactions are rolled back, everything committed is on disk.
    @Override
    public boolean stop() {
        return process.stop("INT", STOP_LIMIT);
    }

    /// A session of the superuser, for work that takes its time.
    public Connection connectForBackup() throws SQLException {
        return connect("postgres", LONG_WORK);
    }

    private Connection connect(String database) throws SQLException {
        return connect(database, SHORT_WORK);
    }

    private Connection connect(String database, Duration limit) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", secrets.getOrCreate("postgres"));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", Long.toString(limit.toSeconds()));
        properties.setProperty("ApplicationName", "tieout");
        return DriverManager.getConnection(jdbcUrl(port, database), properties);
    }

    private void initialise(Path home) {
        // An initialisation that was cut off leaves a folder without a version file.
        data.delete(data.postgresql());
        secrets.getOrCreate("postgres");
        var result = Executables.run(
                asPostgresUser(
                        home.resolve("bin/initdb").toString(),
                        "-D",
                        data.postgresql().toString(),
                        "-U",
                        SUPERUSER,
                        "--pwfile=" + data.secrets().resolve("postgres"),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        // Upper and lower case of every script, and the same order on every machine.
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"),
                data.root(),
                Map.of("TZ", "UTC", "LC_ALL", "C"),
                INITDB_LIMIT);
        if (!result.isSuccess()) {
            data.delete(data.postgresql());
            throw new LaunchFailed("PostgreSQL could not make its data folder:\n" + result.output());
        }
    }

    private void writeSettings() {
        var lines = new ArrayList<String>();
        lines.add("# Written by tieout at every start: changes here are lost.");
        lines.add("listen_addresses = '127.0.0.1'");
        lines.add("port = " + port);
        lines.add("unix_socket_directories = ''");
        lines.add("fsync = on");
        lines.add("full_page_writes = on");
        lines.add("synchronous_commit = on");
        lines.add("timezone = 'UTC'");
        lines.add("log_timezone = 'UTC'");
        lines.add("log_line_prefix = '%m [%p] %q%u@%d '");
        lines.add("jit = off");
        // Tables grow from nothing to very much within a minute when books are imported: plans must not lag behind.
        lines.add("autovacuum_naptime = '10s'");
        profile.databaseSettings().forEach((key, value) -> lines.add(key + " = " + value));
        try {
            Files.write(data.postgresql().resolve("tieout.conf"), lines);
            var main = data.postgresql().resolve("postgresql.conf");
            var include = "include = 'tieout.conf'";
            if (!Files.readString(main).contains(include)) {
                Files.writeString(main, Files.readString(main) + "\n" + include + "\n");
            }
        } catch (IOException e) {
            throw new LaunchFailed("Could not write PostgreSQL's settings: " + e.getMessage(), e);
        }
    }

    /// After a power cut `postmaster.pid` names a process that may since be another program's; the server would
    /// refuse to start. Our own pid file has told us already that no server of ours is alive.
    private void removeStaleLock() {
        try {
            Files.deleteIfExists(data.postgresql().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new LaunchFailed("Could not remove a stale lock of PostgreSQL: " + e.getMessage(), e);
        }
    }

    private void createDatabases() {
        try (var connection = connect("postgres")) {
            for (var part : Part.values()) {
                if (part.hasDatabase() && !exists(connection, part.database())) {
                    createRoles(connection, part.database());
                    execute(connection, "create database " + part.database() + " owner " + part.database() + "_owner");
                    grant(part.database());
                }
            }
        } catch (SQLException e) {
            throw new LaunchFailed("PostgreSQL could not make the databases: " + e.getMessage(), e);
        }
    }

    private void createRoles(Connection connection, String database) throws SQLException {
        for (var role : List.of(database + "_owner", database + "_app")) {
            execute(connection, "drop role if exists " + role);
            execute(connection, "create role " + role + " login password '" + secrets.getOrCreate(role) + "'");
        }
    }

    private void grant(String database) throws SQLException {
        var owner = database + "_owner";
        var app = database + "_app";
        try (var connection = connect(database)) {
            for (var sql : List.of(
                    "revoke all on database " + database + " from public",
                    "grant connect on database " + database + " to " + app,
                    "alter schema public owner to " + owner,
                    "revoke all on schema public from public",
                    "grant usage on schema public to " + app,
                    "alter default privileges for role " + owner
                            + " in schema public grant select, insert, update, delete on tables to " + app,
                    "alter default privileges for role " + owner
                            + " in schema public grant usage, select on sequences to " + app)) {
                execute(connection, sql);
            }
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            statement.setString(1, database);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// PostgreSQL refuses to run as root. In a user namespace of its own the same process is nobody inside and still
    /// owns its files outside.
    private static List<String> asPostgresUser(String... command) {
        var full = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            var unshare = Executables.find("unshare")
                    .orElseThrow(() -> new LaunchFailed("PostgreSQL does not run as root and `unshare` (package"
                            + " util-linux) is missing. Run tieout as another user, or install it."));
            var test = Executables.run(List.of(unshare.toString(), "-U", "true"), Duration.ofSeconds(10));
            if (!test.isSuccess()) {
                throw new LaunchFailed("PostgreSQL does not run as root, and this machine does not allow user"
                        + " namespaces (" + test.output() + "). Run tieout as another user.");
            }
            full.add(unshare.toString());
            full.add("-U");
        }
        full.addAll(List.of(command));
        return full;
    }
}
