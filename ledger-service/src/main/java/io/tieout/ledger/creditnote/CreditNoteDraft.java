package io.tieout.ledger.creditnote;

import io.tieout.documenttotals.TaxRate;
import io.tieout.documenttotals.TotalsRules;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A credit note to be issued, with its figures.
///
/// @param bases what of the invoice's net amounts was taxed and not credited yet; none without an invoice
/// @param exchangeRate of a free one in another currency; none: what is in force on its day
/// @param taxExchangeRate at which its tax is taken back; none: as the tax settings say
record CreditNoteDraft(
        UUID companyId,
        UUID customerId,
        @Nullable InvoiceId invoiceId,
        LocalDate date,
        String reason,
        TotalsRules rules,
        CreditFigures figures,
        UUID issuedBy,
        @Nullable TaxBasesLeft bases,
        @Nullable Rate exchangeRate,
        @Nullable Rate taxExchangeRate) {

    /// The part of a net amount that is taxed. What completes the credit of a rate takes all that is left of its
    /// base.
    Money base(TaxRate rate, Money net) {
        var base = rate.baseOf(net, rules);
        return bases == null ? base : bases.take(rate, net, base);
    }
}
