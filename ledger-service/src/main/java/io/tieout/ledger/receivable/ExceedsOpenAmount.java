package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// More is to be settled than is still owed on the invoice. Of two payments that together exceed it, the second one.
public final class ExceedsOpenAmount extends Conflict {

    private final InvoiceId invoiceId;
    private final transient Money open;

    ExceedsOpenAmount(InvoiceId invoiceId, Money open, Money amount) {
        super(
                "exceeds-open-amount",
                "More is allocated than is open on the invoice",
                "Invoice " + invoiceId.value() + " has " + open + " open, and " + amount + " was to be allocated",
                new FieldProblem("/amount", "must not exceed what is open"));
        this.invoiceId = invoiceId;
        this.open = open;
        fact("invoiceId", invoiceId);
        fact("open", open);
    }

    public InvoiceId invoiceId() {
        return invoiceId;
    }

    public Money open() {
        return open;
    }
}
