package io.tieout.ledger.foreignitem;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.Currency;

final class CompanyAmountUnfit extends RuleViolation {

    CompanyAmountUnfit(Money amount, Currency own) {
        super(
                "company-amount-unfit",
                "What was paid must be positive and in the currency of the books",
                amount + " is not a positive amount in " + own,
                new FieldProblem("/companyAmount", "must be positive and in " + own));
    }
}
