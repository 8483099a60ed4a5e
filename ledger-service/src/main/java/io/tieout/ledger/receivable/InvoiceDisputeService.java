package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Marks invoices that customers dispute.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class InvoiceDisputeService {

    private final InvoiceRepository invoices;
    private final InvoicedDocumentService documents;
    private final InvoicePublisher publisher;

    InvoiceDisputeService(InvoiceRepository invoices, InvoicedDocumentService documents, InvoicePublisher publisher) {
        this.invoices = invoices;
        this.documents = documents;
        this.publisher = publisher;
    }

    /// Nobody else marks the invoice until the transaction ends. Taken before its disputes are written or summed up: of
    /// two at once, the second one sees the first.
    public void lock(UUID companyId, InvoiceId id) {
        locked(companyId, id);
    }

    private Invoice locked(UUID companyId, InvoiceId id) {
        return invoices.lock(companyId, List.of(id)).stream().findFirst().orElseThrow(() -> new InvoiceUnknown(id));
    }

    /// A dispute began or ended. Of an invoice that was taken back nothing is told any more.
    ///
    /// @param disputed what all open disputes of the invoice come to
    public void mark(UUID companyId, InvoiceId id, UUID disputeId, Money disputed) {
        var invoice = locked(companyId, id);
        if (documents.isWithdrawn(invoice)) {
            return;
        }
        var marked = invoice.marked(disputed.isPositive());
        invoices.updateMark(marked);
        publisher.disputeChanged(marked, disputeId, disputed);
    }
}
