package io.tieout.customer.duplicate;

import io.tieout.platform.problem.Conflict;

/// One search at a time: a second one would find the same.
final class DuplicateSearchRuns extends Conflict {

    DuplicateSearchRuns() {
        super(
                "duplicate-search-runs",
                "A search for duplicates runs already",
                "Wait until the search that runs is done");
    }
}
