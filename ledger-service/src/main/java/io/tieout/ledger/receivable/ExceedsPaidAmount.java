package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// More is to be taken back than was paid: the invoice would be owed for more than its total.
public final class ExceedsPaidAmount extends Conflict {

    private final InvoiceId invoiceId;
    private final transient Money open;

    ExceedsPaidAmount(InvoiceId invoiceId, Money open, Money amount) {
        super(
                "exceeds-paid-amount",
                "More is taken back than was paid on the invoice",
                "Invoice " + invoiceId.value() + " has " + open + " open, and " + amount + " was to be allocated",
                new FieldProblem("/amount", "must not take back more than was paid"));
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
