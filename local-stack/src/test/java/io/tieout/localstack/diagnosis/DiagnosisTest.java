package io.tieout.localstack.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.localstack.LocalStack.PartStatus;
import io.tieout.localstack.part.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final long ENOUGH = 1L << 40;
    private static final String WELL = """
            # HELP tieout_outbox_pending events not yet sent
            # TYPE tieout_outbox_pending gauge
            tieout_outbox_pending{application="ledger-service"} 3.0
            tieout_outbox_oldest_age_seconds{application="ledger-service"} 0.4
            tieout_inbox_parked{application="ledger-service"} 0.0
            tieout_inbox_blocked_age_seconds NaN
            hikaricp_connections_pending{pool="main"} 0.0
            """;

    @Test
    void findsNothingWhereNothingIsWrong() {
        assertThat(of(Map.of(Part.LEDGER, WELL, Part.SALES, WELL), ENOUGH, running(Part.LEDGER), running(Part.SALES)))
                .isEmpty();
    }

    @Test
    void namesPartsThatDoNotRunOrDoNotAnswer() {
        assertThat(of(
                        Map.of(),
                        ENOUGH,
                        status(Part.KAFKA, Optional.empty(), false),
                        status(Part.GATEWAY, Optional.of(7L), false)))
                .containsExactly(
                        "kafka: does not run (tieout up; tieout logs kafka)",
                        "gateway: runs and does not answer (tieout logs gateway)");
    }

    @Test
    void namesEventsThatDoNotTravel() {
        var ill = """
                tieout_outbox_pending{application="ledger-service"} 1200.0
                tieout_outbox_oldest_age_seconds{application="ledger-service"} 95.2
                tieout_inbox_parked{application="ledger-service"} 3.0
                tieout_inbox_blocked_age_seconds{application="ledger-service"} 61.0
                hikaricp_connections_pending{pool="main"} 1.0
                hikaricp_connections_pending{pool="other"} 3.0
                """;
        assertThat(of(Map.of(Part.LEDGER, ill), ENOUGH, running(Part.LEDGER)))
                .containsExactly(
                        "ledger: 3 received events could not be applied and wait, with what follows them"
                                + " (GET /api/v1/operations/ledger/parked-keys says why)",
                        "ledger: has taken no event for 61 s (tieout logs ledger)",
                        "ledger: 1200 events were not sent, the oldest for 95 s (is Kafka well? tieout logs ledger)",
                        "ledger: 4 requests wait for a connection to the database (what holds the others?)");
    }

    @Test
    void namesAFullDiskAndAServiceThatTellsNothing() {
        assertThat(of(Map.of(), 300L << 20, running(Part.SALES)))
                .containsExactly(
                        "disk: 300 MiB are left beside the data (make room before writes are refused)",
                        "sales: does not tell its metrics (tieout logs sales)");
    }

    private static List<String> of(Map<Part, String> metrics, long free, PartStatus... parts) {
        return Diagnosis.of(List.of(parts), part -> Optional.ofNullable(metrics.get(part)), free).stream()
                .map(Symptom::toString)
                .toList();
    }

    private static PartStatus running(Part part) {
        return status(part, Optional.of(7L), true);
    }

    private static PartStatus status(Part part, Optional<Long> pid, boolean ready) {
        return new PartStatus(part, 1, pid, ready, 0, Duration.ZERO, Duration.ZERO);
    }
}
