package io.tieout.ledger.seal;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// An entry is sealed about a second after it was posted.
final class EntryNotSealed extends Conflict {

    EntryNotSealed(UUID entryId) {
        super(
                "entry-not-sealed",
                "The entry is not sealed yet",
                "Entry " + entryId + " is posted and gets its place in a moment");
    }
}
