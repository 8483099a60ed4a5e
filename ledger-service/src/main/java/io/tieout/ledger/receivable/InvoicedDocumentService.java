package io.tieout.ledger.receivable;

import io.tieout.ledger.account.CurrencyNotSupported;
import io.tieout.ledger.company.CompanyService;
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
    private final AllocationRepository allocations;
    private final CompanyService companies;

    InvoicedDocumentService(InvoiceRepository invoices, AllocationRepository allocations, CompanyService companies) {
        this.invoices = invoices;
        this.allocations = allocations;
        this.companies = companies;
    }

    /// Keeps others from correcting or paying the invoice until the transaction ends. Only one in the currency of
    /// the books: most corrections know no rate.
    public InvoicedDocument lock(UUID companyId, InvoiceId id) {
        var invoice = lockInAnyCurrency(companyId, id);
        var own = companies.get(companyId).baseCurrency();
        if (!invoice.total().currency().equals(own)) {
            throw new CurrencyNotSupported(invoice.total().currency(), own, "/invoiceId");
        }
        return invoice;
    }

    /// The same, whatever currency the invoice is in.
    public InvoicedDocument lockInAnyCurrency(UUID companyId, InvoiceId id) {
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

    private void requireNotWithdrawn(Invoice invoice) {
        if (invoice.open().isZero()
                && allocations
                        .settledBy(
                                invoice.companyId(),
                                invoice.id(),
                                SettlingDocument.Kind.OPENING_WITHDRAWAL,
                                invoice.total().currency())
                        .isPositive()) {
            throw new InvoiceWithdrawn(invoice);
        }
    }
}
