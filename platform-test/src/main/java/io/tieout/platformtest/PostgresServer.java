package io.tieout.platformtest;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// One PostgreSQL 18 for all tests of this JVM.
final class PostgresServer {

    private static final PostgresServer SHARED = start();

    private final String address;
    private final String user;
    private final String password;

    private PostgresServer(String address, String user, String password) {
        this.address = address;
        this.user = user;
        this.password = password;
    }

    static PostgresServer shared() {
        return SHARED;
    }

    static boolean containers() {
        return Boolean.getBoolean("it.containers");
    }

    private static PostgresServer start() {
        return containers() ? container() : embedded();
    }

    private static PostgresServer embedded() {
        try {
            // What a test writes need not survive a power cut, so no fsync.
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("shared_buffers", "64MB")
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .start();
            return new PostgresServer("127.0.0.1:" + server.getPort(), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Lives as long as the JVM.
    @SuppressWarnings("resource")
    private static PostgresServer container() {
        var server = new PostgreSQLContainer("postgres:18").withCommand("postgres", "-c", "max_connections=300");
        server.start();
        return new PostgresServer(
                server.getHost() + ":" + server.getFirstMappedPort(), server.getUsername(), server.getPassword());
    }

    String url(String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }

    /// As superuser.
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), user, password);
    }
}
