package io.tieout.reconciliation.openitem;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import java.util.UUID;

/// More is to be opened again than was settled.
public final class ExceedsPaidAmount extends Conflict {

    ExceedsPaidAmount(UUID invoiceId, Money settled, Money amount) {
        super(
                "exceeds-paid-amount",
                "More goes back than was paid on the invoice",
                "Of invoice " + invoiceId + " " + settled + " is settled, and " + amount + " was to go back",
                new FieldProblem("/allocations", "must not take back more than was paid"));
        fact("invoiceId", invoiceId);
        fact("settled", settled);
    }
}
