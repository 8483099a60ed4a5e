package io.tieout.ledger.dispute;

import io.tieout.platform.problem.RuleViolation;

/// Whatever changes the tax of a sale needs a document.
final class AdjustmentNeedsCreditNote extends RuleViolation {

    AdjustmentNeedsCreditNote(String invoiceNumber) {
        super(
                "adjustment-needs-credit-note",
                "An invoice with tax is corrected by a credit note",
                "Invoice " + invoiceNumber + " carries tax: credit it instead of adjusting it");
    }
}
