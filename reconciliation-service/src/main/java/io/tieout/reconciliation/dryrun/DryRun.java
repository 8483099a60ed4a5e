package io.tieout.reconciliation.dryrun;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dry run that somebody asked for.
///
/// @param matchingRulesId the set that is tried; none for the standard rules
/// @param matchingRulesVersion of that set when the run was asked for: a draft that was changed since is another one
/// @param prepared whether its lines are laid out
/// @param attempts how often it was begun without getting any further
record DryRun(
        UUID companyId,
        UUID dryRunId,
        @Nullable UUID matchingRulesId,
        @Nullable Long matchingRulesVersion,
        String ruleVersion,
        LocalDate fromDate,
        LocalDate toDate,
        boolean prepared,
        int attempts) {

    private static final int MOST_DAYS = 366;

    static void requireFit(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new DryRunUnfit("/to", "must not be before from");
        }
        if (to.isAfter(from.plusDays(MOST_DAYS - 1))) {
            throw new DryRunUnfit("/to", "must be within " + MOST_DAYS + " days");
        }
    }
}
