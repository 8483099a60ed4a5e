package io.tieout.ledger.receivable;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.ExchangeRateOfItself;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.JournalService;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class InvoiceService {

    private final CompanyService companies;
    private final ChartService chart;
    private final JournalService journal;
    private final InvoiceRepository invoices;
    private final InvoicePublisher publisher;
    private final ForeignReceivableService receivables;

    InvoiceService(
            CompanyService companies,
            ChartService chart,
            JournalService journal,
            InvoiceRepository invoices,
            InvoicePublisher publisher,
            ForeignReceivableService receivables) {
        this.receivables = receivables;
        this.companies = companies;
        this.chart = chart;
        this.journal = journal;
        this.invoices = invoices;
        this.publisher = publisher;
    }

    /// Issues and posts an invoice. One that another system numbered is issued once, however often it is sent.
    IssuedInvoice issue(InvoiceDraft draft, ExpectedTotals expected, UUID postedBy) {
        var externalNumber = draft.origin().externalNumber();
        if (externalNumber == null) {
            return new IssuedInvoice(issueNew(draft, expected, postedBy), true);
        }
        invoices.lockExternalNumber(draft.companyId(), externalNumber);
        var known = invoices.findByExternalNumber(draft.companyId(), externalNumber);
        if (known.isEmpty()) {
            return new IssuedInvoice(issueNew(draft, expected, postedBy), true);
        }
        var invoice = known.get();
        if (!invoices.digest(draft.companyId(), invoice.id()).equals(draft.digest())) {
            throw new ExternalNumberTaken(externalNumber, invoice.id());
        }
        return new IssuedInvoice(invoice, false);
    }

    /// An order has one invoice: a second telling of the same order changes nothing.
    void issueForOrder(ConfirmedOrder order) {
        var draft = order.draft();
        if (invoices.findByOrder(draft.companyId(), order.orderId()).isEmpty()) {
            issueNew(draft, order.expected(), null);
        }
    }

    private Invoice issueNew(InvoiceDraft draft, ExpectedTotals expected, @Nullable UUID postedBy) {
        var companyId = draft.companyId();
        var baseCurrency = companies.get(companyId).baseCurrency();
        boolean foreign = !baseCurrency.equals(draft.rules().currency());
        if (!foreign && draft.exchangeRate() != null) {
            throw new ExchangeRateOfItself(baseCurrency, "/exchangeRate");
        }
        if (!foreign && draft.taxExchangeRate() != null) {
            throw new ExchangeRateOfItself(baseCurrency, "/taxExchangeRate");
        }
        var totals = draft.totals();
        expected.requireMet(totals);
        var id = InvoiceId.next();
        var entryId = EntryId.next();
        var number = invoices.nextNumber(companyId, InvoiceNumber.seriesOf(draft.invoiceDate()));
        var entry = posting(companyId).entry(entryId, id, number, draft, totals, postedBy);
        var rates = foreign ? receivables.rates(draft) : null;
        var posted = rates == null ? entry : receivables.convert(entry, rates);
        journal.post(posted);
        var invoice = new Invoice(
                companyId,
                id,
                number,
                draft.customerId(),
                draft.origin(),
                draft.invoiceDate(),
                draft.invoiceDate(),
                draft.dueDate(),
                totals.net(),
                totals.tax(),
                totals.total(),
                totals.total(),
                draft.disputed(),
                draft.earlyPayment(),
                draft.withheld(totals),
                entryId,
                1);
        invoices.insert(invoice, draft, totals, rates == null ? null : receivables.tax(posted, rates));
        if (rates != null) {
            receivables.open(invoice, posted);
        }
        publisher.issued(invoice);
        return invoice;
    }

    private InvoicePosting posting(UUID companyId) {
        return new InvoicePosting(
                chart.byRole(companyId, AccountRole.RECEIVABLE),
                chart.byRole(companyId, AccountRole.REVENUE),
                chart.byRole(companyId, AccountRole.TAX_PAYABLE));
    }
}
