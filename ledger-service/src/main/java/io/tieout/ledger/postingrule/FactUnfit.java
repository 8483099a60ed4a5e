package io.tieout.ledger.postingrule;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.problem.RuleViolation;

/// A rule stands for the fact and cannot make an entry of it.
public final class FactUnfit extends RuleViolation {

    private FactUnfit(String detail) {
        super("business-fact-unfit", "The posting rule cannot make an entry of the fact", detail);
    }

    static FactUnfit withoutAmount(RuleName rule, String amount) {
        return new FactUnfit("Rule " + rule + " needs the amount " + amount + ", and the fact has none");
    }

    static FactUnfit withoutAttribute(RuleName rule, String attribute) {
        return new FactUnfit("Rule " + rule + " needs the attribute " + attribute + ", and the fact has none");
    }

    static FactUnfit negative(RuleName rule, AccountCode account) {
        return new FactUnfit("By rule " + rule + " less than nothing would be posted to account " + account);
    }

    static FactUnfit tooLarge(RuleName rule, AccountCode account) {
        return new FactUnfit("By rule " + rule + " account " + account + " would take more than the books can hold");
    }
}
