package io.tieout.localstack.diagnosis;

import io.tieout.localstack.LocalStack.PartStatus;
import io.tieout.localstack.part.Part;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Looks at the parts, at what the services measure of themselves, and at the disk.
public final class Diagnosis {

    /// What operators are promised: no event waits longer for its departure.
    private static final int OLDEST_EVENT_SECONDS = 30;

    private static final int STANDSTILL_SECONDS = 10;
    private static final int FULL_POOL = 1;
    private static final long LITTLE_SPACE = 2L << 30;

    private final List<Symptom> symptoms = new ArrayList<>();

    private Diagnosis() {}

    /// @param scrape the metrics of a service as text; empty when it does not answer
    /// @param freeBytes on the disk of the data folder
    /// @return the worst first; empty when nothing is wrong
    public static List<Symptom> of(List<PartStatus> parts, Function<Part, Optional<String>> scrape, long freeBytes) {
        var diagnosis = new Diagnosis();
        parts.forEach(diagnosis::lookAtProcess);
        diagnosis.lookAtDisk(freeBytes);
        parts.stream().filter(part -> part.ready() && part.part().hasDatabase()).forEach(part -> scrape.apply(
                        part.part())
                .map(Metrics::parse)
                .ifPresentOrElse(
                        metrics -> diagnosis.lookAtEvents(part.part(), metrics),
                        () -> diagnosis.add(part.part(), "does not tell its metrics", log(part.part()))));
        return List.copyOf(diagnosis.symptoms);
    }

    /// The metrics of a service, for [#of].
    public static URI address(URI service) {
        return service.resolve("/actuator/prometheus");
    }

    private void lookAtProcess(PartStatus part) {
        if (part.pid().isEmpty()) {
            add(part.part(), "does not run", "tieout up; " + log(part.part()));
        } else if (!part.ready()) {
            add(part.part(), "runs and does not answer", log(part.part()));
        }
    }

    private void lookAtDisk(long freeBytes) {
        if (freeBytes < LITTLE_SPACE) {
            symptoms.add(new Symptom(
                    "disk",
                    (freeBytes >> 20) + " MiB are left beside the data",
                    "make room before writes are refused"));
        }
    }

    private void lookAtEvents(Part part, Metrics metrics) {
        double parked = metrics.of("tieout_inbox_parked");
        if (parked > 0) {
            add(
                    part,
                    whole(parked) + " received events could not be applied and wait, with what follows them",
                    "GET /api/v1/operations/" + part.label() + "/parked-keys says why");
        }
        double inbox = metrics.of("tieout_inbox_blocked_age_seconds");
        if (inbox > STANDSTILL_SECONDS) {
            add(part, "has taken no event for " + whole(inbox) + " s", log(part));
        }
        double outbox = metrics.of("tieout_outbox_blocked_age_seconds");
        double oldest = metrics.of("tieout_outbox_oldest_age_seconds");
        if (outbox > STANDSTILL_SECONDS || oldest > OLDEST_EVENT_SECONDS) {
            add(
                    part,
                    whole(metrics.of("tieout_outbox_pending")) + " events were not sent, the oldest for "
                            + whole(Math.max(outbox, oldest)) + " s",
                    "is Kafka well? " + log(part));
        }
        double waiting = metrics.of("hikaricp_connections_pending");
        if (waiting >= FULL_POOL) {
            add(part, whole(waiting) + " requests wait for a connection to the database", "what holds the others?");
        }
        double broken = metrics.of("tieout_checks_broken");
        if (broken > 0) {
            add(part, whole(broken) + " invariants do not hold", "tieout verify names them");
        }
    }

    private void add(Part part, String what, String remedy) {
        symptoms.add(new Symptom(part.label(), what, remedy));
    }

    private static String log(Part part) {
        return "tieout logs " + part.label();
    }

    private static String whole(double figure) {
        return String.format(Locale.ROOT, "%.0f", figure);
    }
}
