package io.tieout.ledger.recurring;

import java.util.List;

/// @param complete false: there is more to post; ask again
record RunsResponse(List<RecurringRunResponse> runs, boolean complete) {}
