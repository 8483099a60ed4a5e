package io.tieout.ledger.customerterms;

import io.tieout.ledger.receivable.EarlyPaymentTerms;
import io.tieout.ledger.receivable.PaymentTerms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// @param earlyPayment what may be kept back for paying early; nothing when absent
/// @param withholdingTaxCode a tax code of the kind `WITHHOLDING` by which tax is kept back by law; none when absent
record SetCustomerTermsRequest(
        @Nullable @Valid EarlyPayment earlyPayment,
        @Nullable @Size(min = 1, max = 40) String withholdingTaxCode) {

    /// @param percent of an invoice's total
    /// @param days after the invoice date; the last of them counts
    /// @param reducesTax whether the discount takes its part of the tax with it; true when absent
    record EarlyPayment(
            @NotNull BigDecimal percent,
            @NotNull Integer days,
            @Nullable Boolean reducesTax) {

        private EarlyPaymentTerms terms() {
            return new EarlyPaymentTerms(percent, days, !Boolean.FALSE.equals(reducesTax));
        }
    }

    PaymentTerms toTerms() {
        return new PaymentTerms(earlyPayment == null ? null : earlyPayment.terms(), withholdingTaxCode);
    }
}
