package io.tieout.ledger.cashbook;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A line that makes no entry. What is wrong with an entry itself the journal says.
final class CashBookLineRefused extends RuleViolation {

    private CashBookLineRefused(String detail, String pointer, String message) {
        super("cash-book-line-refused", "The line makes no entry", detail, new FieldProblem(pointer, message));
    }

    static CashBookLineRefused noCash(AccountCode account) {
        return new CashBookLineRefused(
                "Account " + account + " holds no cash", "/cashAccount", "is not mapped as cash");
    }

    static CashBookLineRefused zero() {
        return new CashBookLineRefused("Nothing came in or went out", "/amount", "must not be zero");
    }

    static CashBookLineRefused tooLarge() {
        return new CashBookLineRefused("The amount does not fit the books", "/amount", "is too large");
    }

    static CashBookLineRefused sameAccount(AccountCode account) {
        return new CashBookLineRefused(
                "Account " + account + " cannot be its own counterpart", "/counterAccount", "is the cash account");
    }

    static CashBookLineRefused unknownRule(CashBookRuleName rule) {
        return new CashBookLineRefused("There is no rule " + rule.value(), "/rule", "is unknown");
    }
}
