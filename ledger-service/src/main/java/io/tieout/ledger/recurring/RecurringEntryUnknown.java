package io.tieout.ledger.recurring;

import io.tieout.platform.problem.NotFound;

final class RecurringEntryUnknown extends NotFound {

    RecurringEntryUnknown(RecurringEntryId id) {
        super(
                "recurring-entry-unknown",
                "There is no such recurring entry",
                "No recurring entry has the id " + id.value());
    }

    RecurringEntryUnknown(RecurringEntryId id, int run) {
        super(
                "recurring-entry-unknown",
                "There is no such recurring entry",
                "The recurring entry " + id.value() + " has no run " + run);
    }
}
