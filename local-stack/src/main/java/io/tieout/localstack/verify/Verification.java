package io.tieout.localstack.verify;

import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.api.ApiRefusal;
import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.localstack.machine.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// The checks of a whole stack.
public final class Verification {

    private static final long POLL_MILLIS = 250;
    private static final String PERMISSION_DENIED = "42501";
    private static final List<String> FORBIDDEN = List.of(
            "update journal_entry set company_id = company_id where false",
            "update journal_line set company_id = company_id where false",
            "delete from journal_entry where false",
            "delete from journal_line where false",
            "truncate journal_entry cascade");

    private final Map<String, ApiClient> services;
    private final ApiClient gateway;
    private final LedgerConnection ledger;
    private final Progress progress;

    /// @param services each service with a database, by name, at its own address
    /// @param ledger signs in to the ledger's database as the service itself does
    public Verification(
            Map<String, ApiClient> services, ApiClient gateway, LedgerConnection ledger, Progress progress) {
        this.services = new LinkedHashMap<>(services);
        this.gateway = gateway;
        this.ledger = ledger;
        this.progress = progress;
    }

    /// Opens a connection under the rights of the running ledger-service.
    @FunctionalInterface
    public interface LedgerConnection {

        Connection open() throws SQLException;
    }

    /// Waits until the event road is empty, at most for the limit, then looks at everything.
    public List<Invariant> run(Duration limit) {
        var parts = new ArrayList<Invariant>();
        var positions = awaitQuiescence(limit);
        parts.add(Invariant.of(
                "I5",
                "every event has reached every service that listens to it (" + positions.events() + " events)",
                "positions",
                positions.differences()));
        services.forEach((name, service) -> parts.addAll(checks(name, service)));
        parts.add(tieOut());
        parts.add(journalIsClosedToItsService());
        return Invariant.merge(parts);
    }

    /// Whether all services stand at the same position within the limit.
    public boolean isQuiescentWithin(Duration limit) {
        return awaitQuiescence(limit).differences().isEmpty();
    }

    private EventPositions awaitQuiescence(Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        var previous = positions();
        var said = false;
        while (true) {
            pause();
            var now = positions();
            // Equal twice: an answer on its way may make new events.
            if (now.differences().isEmpty() && now.equals(previous)) {
                return now;
            }
            if (System.nanoTime() > end) {
                return now;
            }
            if (!said && !now.differences().isEmpty()) {
                progress.say("Waiting until every event has arrived …");
                said = true;
            }
            previous = now;
        }
    }

    /// Topic by topic: how many events there are, who hears of them, and how many of them still wait there.
    public List<String> flow() {
        return positions().flow();
    }

    private EventPositions positions() {
        var answers = new LinkedHashMap<String, JsonNode>();
        services.forEach((name, service) -> answers.put(name, service.get("/internal/event-positions")));
        return EventPositions.of(answers);
    }

    private static List<Invariant> checks(String name, ApiClient service) {
        var parts = new ArrayList<Invariant>();
        for (var check : service.get("/internal/checks")) {
            var violations = new ArrayList<String>();
            for (var violation : check.path("violations")) {
                violations.add(name + ": " + violation.path("subject").asString("") + " "
                        + violation.path("detail").asString(""));
            }
            if (violations.isEmpty() && !check.path("ok").asBoolean(false)) {
                violations.add(name + ": the check could not be made");
            }
            parts.add(Invariant.of(
                    check.path("invariant").asString("?"),
                    check.path("statement").asString(""),
                    name,
                    violations));
        }
        return parts;
    }

    /// The bank accounts in the books against the statements, and clearing against the lines not yet explained.
    private Invariant tieOut() {
        var statement = "the books agree with the bank statements, and clearing with the lines not yet explained";
        try {
            return Invariant.of("I8", statement, "tie-out", TieOut.differences(gateway.get("/api/v1/tie-out")));
        } catch (ApiRefusal e) {
            return Invariant.of("I8", statement, "tie-out", List.of("the tie-out report was refused: " + e.reason()));
        }
    }

    /// Tries what must be refused; each statement would touch no row even if it were allowed.
    private Invariant journalIsClosedToItsService() {
        var allowed = new ArrayList<String>();
        try (var connection = ledger.open()) {
            connection.setAutoCommit(false);
            for (var sql : FORBIDDEN) {
                if (!isDenied(connection, sql)) {
                    allowed.add("the ledger's own role may: " + sql);
                }
            }
        } catch (SQLException e) {
            throw new LaunchFailed("The ledger's database does not answer: " + e.getMessage(), e);
        }
        return Invariant.of("I11", "the running ledger has no right to change a posted entry", "attempt", allowed);
    }

    private static boolean isDenied(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return false;
        } catch (SQLException e) {
            if (PERMISSION_DENIED.equals(e.getSQLState())) {
                return true;
            }
            throw e;
        } finally {
            connection.rollback();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted.", e);
        }
    }
}
