package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.RuleViolation;

/// A reversal mirrors its entry to the cent. Once a part of that money has left at an average, the rest is worth
/// something else, and the mirror would leave a worth behind that no money stands for.
final class ReversalOffAverage extends RuleViolation {

    ReversalOffAverage(AccountCode account, Money worth, AverageCost standing) {
        super(
                "reversal-off-average",
                "The money is a part of an average by now",
                "Since the entry was posted money left account " + account + ", or its worth changed: "
                        + standing.balance() + " are carried at " + standing.carrying()
                        + ", and the reversal would take " + worth.abs() + " of that");
        fact("account", account.value());
        fact("balance", standing.balance());
        fact("carried", standing.carrying());
    }
}
