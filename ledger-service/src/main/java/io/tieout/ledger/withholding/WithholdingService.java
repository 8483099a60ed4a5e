package io.tieout.ledger.withholding;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.receivable.AllocationService;
import io.tieout.ledger.receivable.AmountNotPositive;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoicedDocumentService;
import io.tieout.ledger.receivable.SettlingDocument;
import io.tieout.ledger.receivable.TaxShares;
import io.tieout.ledger.tax.TaxCodeService;
import io.tieout.ledger.tax.TaxedLine;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class WithholdingService {

    private final CompanyService companies;
    private final ChartService chart;
    private final TaxCodeService taxes;
    private final JournalService journal;
    private final InvoicedDocumentService invoices;
    private final AllocationService allocations;
    private final WithholdingRepository withholdings;

    WithholdingService(
            CompanyService companies,
            ChartService chart,
            TaxCodeService taxes,
            JournalService journal,
            InvoicedDocumentService invoices,
            AllocationService allocations,
            WithholdingRepository withholdings) {
        this.companies = companies;
        this.chart = chart;
        this.taxes = taxes;
        this.journal = journal;
        this.invoices = invoices;
        this.allocations = allocations;
        this.withholdings = withholdings;
    }

    /// The customer keeps tax back from an invoice: that part of it is settled.
    WithholdingId withhold(UUID companyId, WithholdRequest wanted, UUID recordedBy) {
        var company = companies.get(companyId);
        var rate = taxes.ofCompany(company).ofWithholding(wanted.taxCode(), wanted.effectiveDate(), "/taxCode");
        var invoice = invoices.lock(companyId, wanted.invoiceId());
        var stated = wanted.base() == null ? invoice.net() : wanted.base();
        if (!stated.currency().equals(invoice.net().currency())
                || !stated.isPositive()
                || stated.compareTo(invoice.net()) > 0) {
            throw new WithholdingRefused(stated, invoice.net());
        }
        var base = rate.baseOf(stated, invoice.rules());
        var amount = TaxShares.percentOf(base, rate.percent(), invoice.rules());
        if (!amount.isPositive()) {
            throw new AmountNotPositive(amount);
        }
        var planned = allocations
                .plan(companyId, List.of(new InvoiceAmount(invoice.id(), amount)))
                .getFirst();
        var id = WithholdingId.next();
        var entryId = EntryId.next();
        var prepaid = LineDraft.debit(chart.byRole(companyId, AccountRole.TAX_WITHHELD_BY_CUSTOMERS), amount);
        var owed = LineDraft.credit(chart.byRole(companyId, AccountRole.RECEIVABLE), amount)
                .with("customerId", invoice.customerId().toString())
                .with("invoiceId", invoice.id().value().toString());
        journal.post(new EntryDraft(
                entryId,
                companyId,
                wanted.effectiveDate(),
                wanted.effectiveDate(),
                EntrySource.TAX_WITHHOLDING,
                id.value(),
                "Tax withheld on " + invoice.number(),
                recordedBy,
                List.of(TaxedLine.taxOf(prepaid, rate, base), owed)));
        var allocationId = allocations.settle(companyId, planned, settling(id), entryId, wanted.effectiveDate());
        withholdings.insert(new Withholding(
                companyId,
                id,
                invoice.id(),
                invoice.customerId(),
                rate,
                wanted.effectiveDate(),
                base,
                amount,
                null,
                recordedBy,
                allocationId,
                entryId,
                null,
                1));
        return id;
    }

    /// The customer's proof has come. The same certificate proves one withholding only.
    void certify(UUID companyId, WithholdingId id, long expectedVersion, Withholding.Certificate certificate) {
        var withholding = lock(companyId, id);
        withholding.requireCertifiable(expectedVersion);
        try {
            withholdings.setCertificate(withholding, certificate);
        } catch (DuplicateKeyException e) {
            throw new CertificateNumberTaken(certificate.number());
        }
    }

    /// The customer owes that part again.
    void takeBack(UUID companyId, WithholdingId id, LocalDate date, String reason, UUID by) {
        var invoiceId = withholdings
                .find(companyId, id)
                .orElseThrow(() -> new WithholdingUnknown(id))
                .invoiceId();
        // The invoice first, then its document: as everywhere.
        invoices.lock(companyId, invoiceId);
        var withholding = lock(companyId, id);
        withholding.requireActive();
        var planned = allocations.planUndo(companyId, withholding.allocationId(), settling(id), date);
        var reversal = journal.reverse(companyId, withholding.entryId(), date, reason, by);
        allocations.undo(companyId, planned, reversal.entryId(), date);
        withholdings.setReversed(withholding, reversal.entryId());
    }

    private Withholding lock(UUID companyId, WithholdingId id) {
        return withholdings.lock(companyId, id).orElseThrow(() -> new WithholdingUnknown(id));
    }

    private static SettlingDocument settling(WithholdingId id) {
        return new SettlingDocument(SettlingDocument.Kind.TAX_WITHHOLDING, id.value());
    }
}
