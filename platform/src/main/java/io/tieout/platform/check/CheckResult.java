package io.tieout.platform.check;

import java.util.List;

/// What a check found.
///
/// @param ok there are no violations
/// @param millis how long it took
public record CheckResult(
        String invariant, String statement, boolean ok, List<InvariantCheck.Violation> violations, long millis) {

    public CheckResult {
        violations = List.copyOf(violations);
    }
}
