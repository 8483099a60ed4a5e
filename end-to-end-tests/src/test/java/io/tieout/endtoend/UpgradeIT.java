package io.tieout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.machine.Ports;
import io.tieout.localstack.part.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A rolling upgrade from the jars of an older commit: `deployment/try-upgrade COMMIT` builds them and says where they
/// are. Old and new processes share databases and topics, as pods do meanwhile; every request of all that time is
/// answered, and in the end every invariant holds.
@Tag("on-demand")
class UpgradeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ORDERS_A_PHASE = Integer.getInteger("tieout.test.upgrade-orders", 40);
    private static final Part[] SERVICES = Part.services().toArray(Part[]::new);

    private final Path before = Path.of(System.getProperty("upgrade.from", ""));
    private final Path folder = RunningStack.folder("upgrade");
    private final Ports ports = Ports.random();
    private final List<String> report = new ArrayList<>();
    private final List<LocalStack> started = new ArrayList<>();

    @AfterEach
    void stopsAll() {
        started.reversed().forEach(LocalStack::stop);
    }

    @Test
    void upgradesWhileRequestsGoOn() throws Exception {
        assumeTrue(!before.toString().isEmpty(), "-Dupgrade.from names no older jars: run deployment/try-upgrade");
        RunningStack.delete(folder);
        RunningStack.delete(besideFolder());
        current().only(Part.POSTGRESQL, Part.KAFKA).start();
        var old = stack("cache-of-older-jars", folder).home(before).only(SERVICES[0], SERVICES);
        old.start();
        started.add(current());
        var business = new Business(old);
        var customer = business.customer("Contoh Lama");
        business.awaitKnownToSales(customer);
        int tablesBefore = migrations(old);

        try (var traffic = Traffic.to(old, customer)) {
            phase(traffic, "old jars, old tables");

            var start = System.nanoTime();
            current().migrate();
            note("migrated %d steps in %.1f s while old services ran", migrations(old) - tablesBefore, start);
            phase(traffic, "old jars, new tables");

            start = System.nanoTime();
            var beside = beside();
            beside.start();
            started.add(beside);
            note("%d new processes beside the old ones in %.1f s", SERVICES.length, start);
            phase(traffic, "requests to old jars, events to both");

            traffic.turnTo(beside);
            phase(traffic, "requests to new jars, events to both");

            for (var part : SERVICES) {
                old.stop(part);
            }
            phase(traffic, "new jars alone");
            traffic.end();

            assertThat(traffic.faults()).isEmpty();
            assertInvoicedOnce(beside, traffic.orders());
            beside.stop();
        }

        current().start();
        var invariants = current().verify(PATIENCE);
        report.add(invariants.size() + " invariants hold");
        report.forEach(System.out::println);
        assertThat(invariants).hasSizeGreaterThan(10).allSatisfy(invariant -> assertThat(invariant.violations())
                .as(invariant.id())
                .isEmpty());
    }

    private void phase(Traffic traffic, String name) {
        int requests = traffic.requests();
        int orders = traffic.orders();
        int faults = traffic.faults().size();
        traffic.slowestMillis();
        await().atMost(PATIENCE)
                .until(() -> traffic.orders() >= orders + ORDERS_A_PHASE
                        || traffic.faults().size() > faults + 10);
        report.add(String.format(
                Locale.ROOT,
                "%s: %d requests, %d orders, %d failed, slowest %d ms",
                name,
                traffic.requests() - requests,
                traffic.orders() - orders,
                traffic.faults().size() - faults,
                traffic.slowestMillis()));
    }

    private void note(String text, int count, long start) {
        report.add(String.format(Locale.ROOT, text, count, (System.nanoTime() - start) / 1e9));
    }

    private static void assertInvoicedOnce(LocalStack stack, int orders) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(
                        stack.api().list("/api/v1/invoices"))
                .extracting(invoice -> invoice.get("orderId").asString())
                .hasSize(orders)
                .doesNotHaveDuplicates());
    }

    private LocalStack current() {
        return stack("cache", folder);
    }

    private LocalStack stack(String cache, Path data) {
        return LocalStack.in(data)
                .cache(RunningStack.folder(cache))
                .ports(ports)
                .companyName("Contoh Upgrade")
                .currency("EUR")
                .timezone("UTC");
    }

    private static Path besideFolder() {
        return RunningStack.folder("upgrade-beside");
    }

    /// The new jars as second replicas: other ports, but databases, broker, keys and issuer of the first.
    private LocalStack beside() throws IOException {
        for (var kept : List.of("conf", "secrets", "state")) {
            copy(folder.resolve(kept), besideFolder().resolve(kept));
        }
        var first = current();
        var second = stack("cache", besideFolder()).ports(Ports.random()).only(SERVICES[0], SERVICES);
        for (var part : SERVICES) {
            second.environment(part, "TIEOUT_ISSUER", first.url().toString());
            if (part.hasDatabase()) {
                second.environment(part, "TIEOUT_DB_URL", first.jdbcUrl(part))
                        .environment(part, "TIEOUT_KAFKA", first.bootstrapServers());
            }
        }
        return second.environment(
                Part.LEDGER, "TIEOUT_SEAL_LOG", first.data().sealLog().toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static int migrations(LocalStack stack) throws SQLException {
        int count = 0;
        for (var part : SERVICES) {
            if (part.hasDatabase()) {
                try (var connection = DriverManager.getConnection(
                                stack.jdbcUrl(part),
                                part.database() + "_owner",
                                stack.secret(part.database() + "_owner"));
                        var rows = connection
                                .createStatement()
                                .executeQuery("select count(*) from flyway_schema_history where success")) {
                    rows.next();
                    count += rows.getInt(1);
                }
            }
        }
        return count;
    }
}
