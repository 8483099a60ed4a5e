package io.tieout.ledger.writeoff;

import io.tieout.platform.problem.Conflict;

final class WriteOffNotPosted extends Conflict {

    WriteOffNotPosted(WriteOffId id, WriteOffStatus status) {
        super(
                "write-off-not-posted",
                "The write-off is not in the books",
                "Write-off " + id.value() + " is " + status + ": nothing can come back of it");
        fact("status", status);
    }
}
