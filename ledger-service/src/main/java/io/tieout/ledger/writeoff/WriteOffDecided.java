package io.tieout.ledger.writeoff;

import io.tieout.platform.problem.Conflict;

final class WriteOffDecided extends Conflict {

    WriteOffDecided(WriteOffId id, WriteOffStatus status) {
        super(
                "write-off-decided",
                "The write-off is decided already",
                "Write-off " + id.value() + " is " + status + " already");
        fact("status", status);
    }
}
