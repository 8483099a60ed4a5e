package io.tieout.reconciliation.openitem;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

/// There is no such open item in this currency.
public final class OpenItemUnknown extends RuleViolation {

    OpenItemUnknown(UUID invoiceId) {
        super(
                "open-item-unknown",
                "There is no such open item",
                "Invoice " + invoiceId + " is not known here, or is in another currency than the bank line",
                new FieldProblem("/allocations", "must name open items in the line's currency"));
        fact("invoiceId", invoiceId);
    }
}
