package io.tieout.ledger.recurring;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.problem.NotFound;

final class AutoReversalUnknown extends NotFound {

    AutoReversalUnknown(EntryId id) {
        super(
                "auto-reversal-unknown",
                "The entry does not take itself back",
                "No reversal is planned for entry " + id.value());
    }
}
