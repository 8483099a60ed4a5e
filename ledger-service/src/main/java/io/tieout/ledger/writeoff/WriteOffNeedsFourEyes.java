package io.tieout.ledger.writeoff;

import io.tieout.platform.problem.Forbidden;

/// Whoever created something cannot approve it.
final class WriteOffNeedsFourEyes extends Forbidden {

    WriteOffNeedsFourEyes() {
        super(
                "approver-is-creator",
                "Whoever asked for it cannot approve it",
                "The write-off has to be approved by another person than the one who asked for it");
    }
}
