package io.tieout.benchmarks;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.part.Part;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// What the same PostgreSQL does when nothing but a posting's rows is written: begin, entry, two lines, two balances,
/// commit; each statement a round trip, prepared once.
final class RawPostings {

    private static final int ACCOUNTS = 1000;

    private RawPostings() {}

    static double measure(LocalStack stack, Load load) throws SQLException, InterruptedException {
        try (var owner = connect(stack);
                var statement = owner.createStatement()) {
            statement.execute("create schema if not exists floor");
            statement.execute("create table floor.entry (id uuid primary key, day date, text text)");
            statement.execute("create table floor.line (entry_id uuid, no int, account int, amount bigint,"
                    + " primary key (entry_id, no))");
            statement.execute("create table floor.balance (account int primary key, amount bigint)");
            statement.execute("insert into floor.balance select g, 0 from generate_series(1, " + ACCOUNTS + ") g");
        }
        double perSecond = load.perSecond(() -> new Poster(connect(stack)));
        try (var owner = connect(stack);
                var statement = owner.createStatement()) {
            statement.execute("drop schema floor cascade");
        }
        return perSecond;
    }

    private static Connection connect(LocalStack stack) throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(Part.LEDGER), "ledger_owner", stack.secret("ledger_owner"));
    }

    private static final class Poster implements Load.Client {

        private final Connection connection;
        private final PreparedStatement entry;
        private final PreparedStatement line;
        private final PreparedStatement balance;

        Poster(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            entry = connection.prepareStatement("insert into floor.entry values (?, current_date, 'floor')");
            line = connection.prepareStatement("insert into floor.line values (?, ?, ?, ?)");
            balance = connection.prepareStatement("update floor.balance set amount = amount + ? where account = ?");
        }

        @Override
        public int once() throws SQLException {
            var id = UUID.randomUUID();
            int debit = ThreadLocalRandom.current().nextInt(1, ACCOUNTS);
            int credit = ThreadLocalRandom.current().nextInt(debit + 1, ACCOUNTS + 1);
            entry.setObject(1, id);
            entry.executeUpdate();
            line(id, 1, debit, 2500);
            line(id, 2, credit, -2500);
            balance(debit, 2500);
            balance(credit, -2500);
            connection.commit();
            return 1;
        }

        private void line(UUID id, int number, int account, long amount) throws SQLException {
            line.setObject(1, id);
            line.setInt(2, number);
            line.setInt(3, account);
            line.setLong(4, amount);
            line.executeUpdate();
        }

        private void balance(int account, long amount) throws SQLException {
            balance.setLong(1, amount);
            balance.setInt(2, account);
            balance.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
