package io.tieout.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.check.InvariantCheck;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Runs the invariants that can be looked at while other tests work with the same database.
public final class Checks {

    private static final Set<String> OF_THE_BOOKS = Set.of("I1", "I2", "I3", "I7", "I8", "I9", "I10");

    private Checks() {}

    /// Other tests' companies may hold what a test put there on purpose; a violation that names none counts always.
    public static void hold(List<InvariantCheck> checks, UUID companyId) {
        for (var check : checks) {
            if (OF_THE_BOOKS.contains(check.invariant())) {
                assertThat(check.violations())
                        .filteredOn(violation -> !isOfAnotherCompany(violation.subject(), companyId))
                        .as(check.invariant() + ": " + check.statement())
                        .isEmpty();
            }
        }
    }

    private static boolean isOfAnotherCompany(String subject, UUID companyId) {
        return subject.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} .*")
                && !subject.startsWith(companyId.toString());
    }
}
