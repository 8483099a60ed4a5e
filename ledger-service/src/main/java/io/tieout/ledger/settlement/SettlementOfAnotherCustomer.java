package io.tieout.ledger.settlement;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.problem.RuleViolation;

/// Nobody pays others' debts with a customer's credits.
final class SettlementOfAnotherCustomer extends RuleViolation {

    SettlementOfAnotherCustomer(InvoiceId invoiceId) {
        super(
                "settlement-of-another-customer",
                "The settlement is of another customer",
                "Invoice " + invoiceId.value() + " belongs to another customer than the settlement");
    }
}
