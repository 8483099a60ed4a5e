package io.tieout.dataimport;

import io.tieout.platform.problem.Conflict;

final class ImportNotRevertible extends Conflict {

    ImportNotRevertible(String state, String reason) {
        super("import-not-revertible", "The import cannot be taken back", reason);
        fact("state", state);
    }
}
