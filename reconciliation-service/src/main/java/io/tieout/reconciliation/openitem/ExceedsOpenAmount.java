package io.tieout.reconciliation.openitem;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import java.util.UUID;

/// More is to be allocated than is open on the item and not reserved by another match.
public final class ExceedsOpenAmount extends Conflict {

    ExceedsOpenAmount(UUID invoiceId, Money available, Money amount) {
        super(
                "exceeds-open-amount",
                "More is allocated than is open on the invoice",
                "Invoice " + invoiceId + " has " + available + " available, and " + amount + " was to be allocated",
                new FieldProblem("/allocations", "must not exceed what is open"));
        fact("invoiceId", invoiceId);
        fact("available", available);
    }
}
