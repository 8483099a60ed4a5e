package io.tieout.ledger.writeoff;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// The customer's write-offs of the year, taken together, would exceed what the company allows at all.
final class WriteOffLimitExceeded extends Conflict {

    WriteOffLimitExceeded(Money limit, Money before, Money amount) {
        super(
                "write-off-limit-exceeded",
                "The write-offs of the customer would exceed the year's limit",
                "Up to " + limit + " may be written off for a customer in a year; " + before + " are, and " + amount
                        + " was to be added",
                new FieldProblem("/amount", "must stay within the limit"));
        fact("limit", limit);
        fact("writtenOff", before);
    }
}
