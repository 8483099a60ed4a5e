package io.tieout.ledger.receivable;

import io.tieout.ledger.currency.Rate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Shows invoices to the documents that correct them.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class InvoicedDocumentService {

    private final InvoiceRepository invoices;
    private final AllocationRepository allocations;

    InvoicedDocumentService(InvoiceRepository invoices, AllocationRepository allocations) {
        this.invoices = invoices;
        this.allocations = allocations;
    }

    /// Keeps others from correcting or paying the invoice until the transaction ends.
    public InvoicedDocument lock(UUID companyId, InvoiceId id) {
        var invoice =
                invoices.lock(companyId, List.of(id)).stream().findFirst().orElseThrow(() -> new InvoiceUnknown(id));
        requireNotWithdrawn(invoice);
        return new InvoicedDocument(
                id,
                invoice.entryId(),
                invoice.number().toString(),
                invoice.customerId(),
                invoice.origin().dealId(),
                invoice.invoiceDate(),
                invoices.rules(companyId, id),
                invoice.net(),
                invoice.tax(),
                invoice.total(),
                invoice.open(),
                invoice.earlyPayment(),
                invoice.withholding(),
                invoices.lines(companyId, id));
    }

    /// At which the tax of an invoice in another currency is owed; none: at the rate at which it was booked.
    public Optional<Rate> taxExchangeRate(UUID companyId, InvoiceId id) {
        return invoices.taxExchangeRate(companyId, id);
    }

    private void requireNotWithdrawn(Invoice invoice) {
        if (isWithdrawn(invoice)) {
            throw new InvoiceWithdrawn(invoice);
        }
    }

    boolean isWithdrawn(Invoice invoice) {
        return invoice.open().isZero()
                && allocations
                        .settledBy(
                                invoice.companyId(),
                                invoice.id(),
                                SettlingDocument.Kind.OPENING_WITHDRAWAL,
                                invoice.total().currency())
                        .isPositive();
    }
}
