package io.tieout.reconciliation.workbench;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// Somebody else has the line: whoever takes it over says so by naming the version.
final class LineTaken extends Conflict {

    LineTaken(UUID lineId, UUID ownerId) {
        super("line-taken", "Somebody else sees to the bank line", "Bank line " + lineId + " is with user " + ownerId);
        fact("ownerId", ownerId);
    }
}
