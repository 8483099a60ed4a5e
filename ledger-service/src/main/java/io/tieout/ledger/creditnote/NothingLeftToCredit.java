package io.tieout.ledger.creditnote;

import io.tieout.platform.problem.Conflict;

/// Earlier credit notes took all of it back.
final class NothingLeftToCredit extends Conflict {

    NothingLeftToCredit(String invoiceNumber) {
        super(
                "nothing-left-to-credit",
                "Nothing is left to credit",
                "Of what is to be credited on " + invoiceNumber + " nothing is left");
    }
}
