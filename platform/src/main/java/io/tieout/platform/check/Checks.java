package io.tieout.platform.check;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All invariants of this service, run one after the other so that they do not disturb the work.
public final class Checks {

    private static final Logger log = LoggerFactory.getLogger(Checks.class);

    private final List<InvariantCheck> checks;

    Checks(List<InvariantCheck> checks) {
        this.checks = checks.stream()
                .sorted(Comparator.comparing(InvariantCheck::invariant))
                .toList();
    }

    public List<CheckResult> run() {
        return checks.stream()
                .map(check -> run(check, () -> Optional.of(check.violations())))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Those that can tell one company's data from another's.
    public List<CheckResult> run(UUID companyId) {
        return checks.stream()
                .map(check -> run(check, () -> check.violationsOf(companyId)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<CheckResult> run(
            InvariantCheck check, Supplier<Optional<List<InvariantCheck.Violation>>> look) {
        long start = System.nanoTime();
        var found = violations(check, look);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return found.map(violations ->
                new CheckResult(check.invariant(), check.statement(), violations.isEmpty(), violations, millis));
    }

    private static Optional<List<InvariantCheck.Violation>> violations(
            InvariantCheck check, Supplier<Optional<List<InvariantCheck.Violation>>> look) {
        try {
            return look.get();
        } catch (RuntimeException e) {
            // A check that cannot run proves nothing, and must not hide the others.
            log.error("Check {} could not run", check.invariant(), e);
            return Optional.of(
                    List.of(new InvariantCheck.Violation(check.invariant(), "the check itself failed, see the log")));
        }
    }
}
