package io.tieout.ledger.writeoff;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;

/// A match cannot wait for a second person: what one may not give up alone is asked for by itself.
final class WriteOffNeedsApproval extends Conflict {

    WriteOffNeedsApproval(Money aloneUpTo, Money before, Money amount) {
        super(
                "write-off-needs-approval",
                "A second person has to approve the write-off",
                "One person may write off up to " + aloneUpTo + " of a customer in a year; " + before + " are, and "
                        + amount + " was to be added");
        fact("aloneUpTo", aloneUpTo);
        fact("writtenOff", before);
    }
}
