package io.tieout.platform.check;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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
        return checks.stream().map(Checks::run).toList();
    }

    private static CheckResult run(InvariantCheck check) {
        long start = System.nanoTime();
        var violations = violations(check);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return new CheckResult(check.invariant(), check.statement(), violations.isEmpty(), violations, millis);
    }

    private static List<InvariantCheck.Violation> violations(InvariantCheck check) {
        try {
            return check.violations();
        } catch (RuntimeException e) {
            // A check that cannot run proves nothing, and must not hide the others.
            log.error("Check {} could not run", check.invariant(), e);
            return List.of(new InvariantCheck.Violation(check.invariant(), "the check itself failed, see the log"));
        }
    }
}
