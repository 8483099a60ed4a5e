package io.tieout.ledger.receivable;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Shows invoices to the documents that correct them.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class InvoicedDocumentService {

    private final InvoiceRepository invoices;

    InvoicedDocumentService(InvoiceRepository invoices) {
        this.invoices = invoices;
    }

    /// Keeps others from correcting or paying the invoice until the transaction ends.
    public InvoicedDocument lock(UUID companyId, InvoiceId id) {
        var invoice =
                invoices.lock(companyId, List.of(id)).stream().findFirst().orElseThrow(() -> new InvoiceUnknown(id));
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
                invoices.lines(companyId, id));
    }
}
