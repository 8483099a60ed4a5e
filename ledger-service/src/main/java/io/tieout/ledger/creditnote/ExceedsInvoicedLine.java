package io.tieout.ledger.creditnote;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import java.math.BigDecimal;

/// More is to be credited than was invoiced and not credited yet.
final class ExceedsInvoicedLine extends Conflict {

    ExceedsInvoicedLine(int index, int invoiceLine, BigDecimal quantity, Money net, Money tax) {
        super(
                "exceeds-invoiced-line",
                "More is credited than is left of the invoice's line",
                "Of line " + invoiceLine + " are left: quantity "
                        + quantity.stripTrailingZeros().toPlainString() + ", " + net + " net, " + tax + " tax",
                new FieldProblem("/creditedLines/" + index, "must not exceed what is left of the line"));
        fact("lineNumber", invoiceLine);
        fact("quantityLeft", quantity.stripTrailingZeros().toPlainString());
        fact("netLeft", net);
        fact("taxLeft", tax);
    }
}
