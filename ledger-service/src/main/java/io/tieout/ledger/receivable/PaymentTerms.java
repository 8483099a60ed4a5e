package io.tieout.ledger.receivable;

import org.jspecify.annotations.Nullable;

/// What an invoice promises and expects, beside the day on which it is due.
///
/// @param earlyPayment what may be kept back for paying early
/// @param withholdingTaxCode by which tax is kept back by law
public record PaymentTerms(
        @Nullable EarlyPaymentTerms earlyPayment, @Nullable String withholdingTaxCode) {

    public static final PaymentTerms NONE = new PaymentTerms(null, null);
}
