package io.tieout.ledger.seal;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class SealedEntryNotFound extends NotFound {

    SealedEntryNotFound(UUID entryId) {
        super("entry-not-found", "There is no such journal entry", "No entry has the id " + entryId);
    }
}
