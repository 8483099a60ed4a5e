package io.tieout.ledger.account;

import io.tieout.platform.problem.Conflict;

/// What was posted keeps its account codes.
final class ChartInUse extends Conflict {

    ChartInUse(String why) {
        super("chart-in-use", "The chart of accounts is in use", "The chart cannot be exchanged any more: " + why);
    }
}
