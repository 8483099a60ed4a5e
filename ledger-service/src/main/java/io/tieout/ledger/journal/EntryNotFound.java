package io.tieout.ledger.journal;

import io.tieout.platform.problem.NotFound;

final class EntryNotFound extends NotFound {

    EntryNotFound(EntryId id) {
        super("entry-not-found", "There is no such journal entry", "No entry has the id " + id.value());
    }
}
