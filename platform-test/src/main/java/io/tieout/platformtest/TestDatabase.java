package io.tieout.platformtest;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// A fresh database with the two roles of production: the owner runs migrations, the application has no DDL.
///
/// @param name of the database; the roles are `<name>_owner` and `<name>_app`, both with [#PASSWORD]
public record TestDatabase(String name) {

    public static final String PASSWORD = "test";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    public static TestDatabase create() {
        var database = new TestDatabase("tieout_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet());
        try {
            database.createRolesAndDatabase();
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("could not create " + database, e);
        }
    }

    private void createRolesAndDatabase() throws SQLException {
        try (var server = PostgresServer.shared().connect("postgres");
                var statement = server.createStatement()) {
            statement.execute("create role " + ownerRole() + " login password '" + PASSWORD + "'");
            statement.execute("create role " + appRole() + " login password '" + PASSWORD + "'");
            statement.execute("create database " + name + " owner " + ownerRole());
            statement.execute("revoke all on database " + name + " from public");
            statement.execute("grant connect on database " + name + " to " + appRole());
        }
        try (var database = PostgresServer.shared().connect(name);
                var statement = database.createStatement()) {
            statement.execute("alter schema public owner to " + ownerRole());
            statement.execute("revoke all on schema public from public");
            statement.execute("grant usage on schema public to " + appRole());
            var defaults = "alter default privileges for role " + ownerRole() + " in schema public grant ";
            statement.execute(defaults + "select, insert, update, delete on tables to " + appRole());
            statement.execute(defaults + "usage, select on sequences to " + appRole());
        }
    }

    public String url() {
        return PostgresServer.shared().url(name);
    }

    public String ownerRole() {
        return name + "_owner";
    }

    public String appRole() {
        return name + "_app";
    }

    public Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url(), ownerRole(), PASSWORD);
    }

    public Connection connectAsApp() throws SQLException {
        return DriverManager.getConnection(url(), appRole(), PASSWORD);
    }

    /// For tests that play the intruder or break things on purpose.
    public Connection connectAsSuperuser() throws SQLException {
        return PostgresServer.shared().connect(name);
    }
}
