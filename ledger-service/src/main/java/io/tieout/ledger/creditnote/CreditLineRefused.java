package io.tieout.ledger.creditnote;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A line to be credited does not fit the invoice.
final class CreditLineRefused extends RuleViolation {

    private CreditLineRefused(String detail, String pointer, String problem) {
        super("credit-line-refused", "The line cannot be credited", detail, new FieldProblem(pointer, problem));
    }

    static CreditLineRefused unknown(int index, int line) {
        return new CreditLineRefused(
                "The invoice has no line " + line, pointer(index) + "/invoiceLine", "must be a line of the invoice");
    }

    static CreditLineRefused twice(int index, int line) {
        return new CreditLineRefused(
                "Line " + line + " is listed twice", pointer(index) + "/invoiceLine", "must not be listed twice");
    }

    static CreditLineRefused otherCurrency(int index) {
        return new CreditLineRefused(
                "The amount is in another currency than the invoice",
                pointer(index) + "/amount/currency",
                "must be the currency of the invoice");
    }

    static CreditLineRefused notAMultiple(int index, Money increment) {
        return new CreditLineRefused(
                "The invoice is rounded to " + increment,
                pointer(index) + "/amount",
                "must be a multiple of " + increment);
    }

    private static String pointer(int index) {
        return "/creditedLines/" + index;
    }
}
