package io.tieout.ledger.receivable;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An issued invoice: what was asked for, and what is still owed.
///
/// @param owedFrom nothing settles it before: its date, or the day on which these books took it over
/// @param open total less the allocations
/// @param earlyPayment what may be kept back for paying early
/// @param withholding what is kept back by law
/// @param version counts its events
record Invoice(
        UUID companyId,
        InvoiceId id,
        InvoiceNumber number,
        UUID customerId,
        InvoiceOrigin origin,
        LocalDate invoiceDate,
        LocalDate owedFrom,
        LocalDate dueDate,
        Money net,
        Money tax,
        Money total,
        Money open,
        boolean disputed,
        @Nullable EarlyPaymentTerms earlyPayment,
        @Nullable WithholdingTerms withholding,
        EntryId entryId,
        long version) {

    /// @param amount what settles a part of it; negative when the payer's bank took the money back
    Invoice allocate(Money amount) {
        if (!amount.currency().equals(total.currency())) {
            throw new CurrencyDiffers(id, open, amount);
        }
        var left = open.minus(amount);
        if (left.isNegative()) {
            throw new ExceedsOpenAmount(id, open, amount);
        }
        if (left.compareTo(total) > 0) {
            throw new ExceedsPaidAmount(id, open, amount);
        }
        return changed(left, disputed);
    }

    /// @param byCustomer whether the customer disputes any of it now
    Invoice marked(boolean byCustomer) {
        return changed(open, byCustomer);
    }

    private Invoice changed(Money left, boolean contested) {
        return new Invoice(
                companyId,
                id,
                number,
                customerId,
                origin,
                invoiceDate,
                owedFrom,
                dueDate,
                net,
                tax,
                total,
                left,
                contested,
                earlyPayment,
                withholding,
                entryId,
                version + 1);
    }

    PaymentReference paymentReference() {
        return PaymentReference.of(number);
    }

    SettlementStatus settlement() {
        return SettlementStatus.of(total, open);
    }
}
