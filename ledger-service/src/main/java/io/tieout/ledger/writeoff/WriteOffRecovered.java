package io.tieout.ledger.writeoff;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;

/// What came back was owed again, and its payment may be in the books: the write-off stays.
final class WriteOffRecovered extends Conflict {

    WriteOffRecovered(WriteOffId id, Money recovered) {
        super(
                "write-off-recovered",
                "A part of the write-off came back",
                "Of write-off " + id.value() + " came " + recovered + " back: it cannot be undone with its match");
        fact("recovered", recovered);
    }
}
