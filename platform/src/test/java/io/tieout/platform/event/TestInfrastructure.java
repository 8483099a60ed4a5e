package io.tieout.platform.event;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// One PostgreSQL and one broker for all tests of the module; each test has a database and topics of its own.
public final class TestInfrastructure {

    private static final EmbeddedPostgres POSTGRES = startPostgres();
    /// Migrated once; every test's database is a copy.
    private static final String TEMPLATE = migratedTemplate();
    private static final EmbeddedKafkaKraftBroker KAFKA = startKafka();

    private TestInfrastructure() {}

    public static HikariDataSource newDatabase() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name + " template " + TEMPLATE);
        var config = new HikariConfig();
        config.setJdbcUrl(POSTGRES.getJdbcUrl("postgres", name));
        config.setMaximumPoolSize(12);
        config.setConnectionTimeout(30_000);
        return new HikariDataSource(config);
    }

    private static String migratedTemplate() {
        var name = "migrated";
        execute("create database " + name);
        Flyway.configure()
                .dataSource(POSTGRES.getJdbcUrl("postgres", name), "postgres", "")
                .locations("classpath:db/platform")
                .placeholders(Map.of("appRole", "postgres"))
                .load()
                .migrate();
        return name;
    }

    private static void execute(String sql) {
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", KAFKA.getBrokersAsString());
    }

    private static EmbeddedPostgres startPostgres() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    // What a test writes need not survive a power cut.
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    postgres.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedKafkaKraftBroker startKafka() {
        var broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.brokerProperty("auto.create.topics.enable", "false");
        broker.afterPropertiesSet();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
        return broker;
    }
}
