package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// Money of one currency meets an invoice of another; that needs a rate, and rates are not known here yet.
final class CurrencyDiffers extends RuleViolation {

    CurrencyDiffers(InvoiceId invoiceId, Money open, Money amount) {
        super(
                "currency-differs",
                "The amount is in another currency than the invoice",
                "Invoice " + invoiceId.value() + " is in " + open.currency() + ", the amount in " + amount.currency(),
                new FieldProblem("/amount/currency", "must be the currency of the invoice"));
    }
}
