package io.tieout.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import java.util.Set;

/// Runs the invariants that can be looked at while other tests work with the same database.
public final class Checks {

    private static final Set<String> OF_THE_BOOKS = Set.of("I1", "I2", "I3", "I7", "I8", "I9", "I10");

    private Checks() {}

    public static void hold(List<InvariantCheck> checks) {
        for (var check : checks) {
            if (OF_THE_BOOKS.contains(check.invariant())) {
                assertThat(check.violations())
                        .as(check.invariant() + ": " + check.statement())
                        .isEmpty();
            }
        }
    }
}
