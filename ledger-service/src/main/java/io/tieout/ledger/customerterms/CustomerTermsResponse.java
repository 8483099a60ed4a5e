package io.tieout.ledger.customerterms;

import io.tieout.ledger.receivable.PaymentTerms;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param customerId absent on the terms of the company
/// @param own whether these are the customer's own; else they are the company's
/// @param earlyPayment what may be kept back for paying early
/// @param withholdingTaxCode by which tax is kept back by law
record CustomerTermsResponse(
        @Nullable UUID customerId,
        boolean own,
        @Nullable EarlyPayment earlyPayment,
        @Nullable String withholdingTaxCode) {

    /// @param days after the invoice date; the last of them counts
    /// @param reducesTax whether the discount takes its part of the tax with it
    record EarlyPayment(BigDecimal percent, int days, boolean reducesTax) {}

    static CustomerTermsResponse of(@Nullable UUID customerId, boolean own, PaymentTerms terms) {
        var early = terms.earlyPayment();
        return new CustomerTermsResponse(
                customerId,
                own,
                early == null ? null : new EarlyPayment(early.percent(), early.days(), early.reducesTax()),
                terms.withholdingTaxCode());
    }
}
