package io.tieout.ledger.assertion;

import io.tieout.platform.problem.Conflict;

/// One assertion for an account and a date holds at a time.
final class BalanceAlreadyAsserted extends Conflict {

    BalanceAlreadyAsserted(BalanceAssertion assertion) {
        super(
                "balance-already-asserted",
                "The balance is asserted already",
                "Assertion " + assertion.id().value() + " is about account " + assertion.account() + " on "
                        + assertion.date());
        fact("balanceAssertionId", assertion.id());
    }
}
