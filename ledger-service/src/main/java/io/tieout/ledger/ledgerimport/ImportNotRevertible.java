package io.tieout.ledger.ledgerimport;

import io.tieout.platform.problem.Conflict;

/// Only an import that is in the books can be taken out of them, and only once.
final class ImportNotRevertible extends Conflict {

    ImportNotRevertible(ImportId id, ImportState state) {
        super("import-not-revertible", "The import cannot be reverted", "Import " + id.value() + " is " + state);
        fact("state", state);
    }
}
