package io.tieout.ledger.writeoff;

import io.tieout.platform.problem.NotFound;

final class WriteOffUnknown extends NotFound {

    WriteOffUnknown(WriteOffId id) {
        super("write-off-unknown", "There is no such write-off", "Write-off " + id.value() + " is not known");
    }
}
