package io.tieout.ledger.withholding;

import io.tieout.documenttotals.TaxRate;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.ExchangeRateOfItself;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.receivable.AllocationService;
import io.tieout.ledger.receivable.AmountNotPositive;
import io.tieout.ledger.receivable.ForeignDocumentService;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceCorrectionService;
import io.tieout.ledger.receivable.InvoiceRelief;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.ledger.receivable.InvoicedDocumentService;
import io.tieout.ledger.receivable.SettlingDocument;
import io.tieout.ledger.receivable.TaxShares;
import io.tieout.ledger.tax.TaxCodeService;
import io.tieout.ledger.tax.TaxedLine;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class WithholdingService {

    private final CompanyService companies;
    private final ChartService chart;
    private final TaxCodeService taxes;
    private final JournalService journal;
    private final InvoicedDocumentService invoices;
    private final AllocationService allocations;
    private final InvoiceCorrectionService corrections;
    private final ForeignDocumentService documents;
    private final WithholdingRepository withholdings;

    WithholdingService(
            CompanyService companies,
            ChartService chart,
            TaxCodeService taxes,
            JournalService journal,
            InvoicedDocumentService invoices,
            AllocationService allocations,
            InvoiceCorrectionService corrections,
            ForeignDocumentService documents,
            WithholdingRepository withholdings) {
        this.corrections = corrections;
        this.documents = documents;
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
        var own = company.baseCurrency();
        if (wanted.taxExchangeRate() != null && invoice.net().currency().equals(own)) {
            throw new ExchangeRateOfItself(own, "/taxExchangeRate");
        }
        var stated = wanted.base() == null ? invoice.net() : wanted.base();
        if (!stated.currency().equals(invoice.net().currency())
                || !stated.isPositive()
                || stated.compareTo(invoice.net()) > 0) {
            throw new WithholdingRefused(stated, invoice.net());
        }
        var kept = Kept.of(rate, stated, invoice);
        if (!kept.amount().isPositive()) {
            throw new AmountNotPositive(kept.amount());
        }
        return settle(
                companyId,
                invoice,
                kept,
                new Occasion(
                        wanted.effectiveDate(), wanted.effectiveDate(), recordedBy, null, wanted.taxExchangeRate()));
    }

    /// A payment came without tax that its customer kept back. It says the amount alone: the one tax code that
    /// comes to it on the whole net amount is meant.
    public void withhold(UUID companyId, WithheldTax withheld) {
        var invoice = invoices.lock(companyId, withheld.invoiceId());
        var currency = invoice.total().currency();
        var before = allocations.settledBy(companyId, invoice.id(), SettlingDocument.Kind.TAX_WITHHOLDING, currency);
        if (before.isPositive()) {
            throw new WithholdingUnclear(invoice.number(), before + " was withheld before");
        }
        var fitting = taxes.ofCompany(companies.get(companyId)).withholdings(withheld.paidOn()).stream()
                .map(rate -> Kept.of(rate, invoice.net(), invoice))
                .filter(kept -> kept.amount().equals(withheld.amount()))
                .toList();
        settle(
                companyId,
                invoice,
                only(fitting, invoice, withheld),
                new Occasion(withheld.effectiveDate(), withheld.paidOn(), null, withheld.matchId(), null));
    }

    /// The code that the invoice names decides where several come to the same.
    private static Kept only(List<Kept> fitting, InvoicedDocument invoice, WithheldTax withheld) {
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        var terms = invoice.withholding();
        var codes = fitting.stream().map(kept -> kept.rate().code()).toList();
        return fitting.stream()
                .filter(kept -> terms != null && kept.rate().code().equals(terms.taxCode()))
                .findFirst()
                .orElseThrow(() -> new WithholdingUnclear(
                        invoice.number(),
                        withheld.amount() + " was kept back, and "
                                + (codes.isEmpty()
                                        ? "no tax code comes to that"
                                        : "the tax codes " + codes + " come to that")));
    }

    /// The payment was undone: the customer owes that part again.
    public void takeBackOfPayment(UUID companyId, UUID matchId, LocalDate date) {
        for (var withholding : withholdings.ofMatch(companyId, matchId)) {
            takeBack(withholding, date, "The payment was undone", null);
        }
    }

    private WithholdingId settle(UUID companyId, InvoicedDocument invoice, Kept kept, Occasion occasion) {
        var rate = kept.rate();
        var base = kept.base();
        var amount = kept.amount();
        var planned = allocations
                .plan(companyId, List.of(new InvoiceAmount(invoice.id(), amount)))
                .getFirst();
        var relief = corrections.relieve(companyId, planned);
        if (occasion.matchId() == null) {
            corrections.requireNotRevaluedAfter(companyId, relief, occasion.date());
        }
        var id = WithholdingId.next();
        var entryId = EntryId.next();
        var prepaid = LineDraft.debit(chart.byRole(companyId, AccountRole.TAX_WITHHELD_BY_CUSTOMERS), amount);
        var owed = LineDraft.credit(chart.byRole(companyId, AccountRole.RECEIVABLE), amount)
                .with("customerId", invoice.customerId().toString())
                .with("invoiceId", invoice.id().value().toString());
        var entry = new EntryDraft(
                entryId,
                companyId,
                occasion.date(),
                occasion.date(),
                EntrySource.TAX_WITHHOLDING,
                id.value(),
                "Tax withheld on " + invoice.number(),
                occasion.recordedBy(),
                List.of(TaxedLine.taxOf(prepaid, rate, base), owed));
        journal.post(inTheBooks(entry, relief, occasion));
        var allocationId = allocations.settle(companyId, planned, settling(id), entryId, occasion.date());
        corrections.settle(companyId, relief, id.value(), entryId, occasion.date());
        withholdings.insert(new Withholding(
                companyId,
                id,
                invoice.id(),
                invoice.customerId(),
                rate,
                occasion.date(),
                base,
                amount,
                null,
                occasion.recordedBy(),
                occasion.matchId(),
                allocationId,
                entryId,
                null,
                1));
        return id;
    }

    /// Prepaid tax is worth what the authority reckons it at, whatever the invoice stands at.
    private EntryDraft inTheBooks(EntryDraft entry, InvoiceRelief relief, Occasion occasion) {
        if (relief.item() == null) {
            return entry;
        }
        var rate = documents.rateOfTax(
                entry.companyId(), relief.amount().currency(), occasion.taxPoint(), occasion.taxExchangeRate());
        return corrections.exchanged(entry, relief, rate);
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
        takeBack(withholding, date, reason, by);
    }

    private void takeBack(Withholding withholding, LocalDate date, String reason, @Nullable UUID by) {
        var companyId = withholding.companyId();
        var planned = allocations.planUndo(companyId, withholding.allocationId(), settling(withholding.id()), date);
        corrections.planUndo(companyId, withholding.id().value());
        var reversal = journal.reverse(companyId, withholding.entryId(), date, reason, by);
        allocations.undo(companyId, planned, reversal.entryId(), date);
        corrections.undo(companyId, withholding.id().value(), reversal.entryId(), date);
        withholdings.setReversed(withholding, reversal.entryId());
    }

    private Withholding lock(UUID companyId, WithholdingId id) {
        return withholdings.lock(companyId, id).orElseThrow(() -> new WithholdingUnknown(id));
    }

    /// What a rate comes to.
    private record Kept(TaxRate rate, Money base, Money amount) {

        private static Kept of(TaxRate rate, Money stated, InvoicedDocument invoice) {
            var base = rate.baseOf(stated, invoice.rules());
            return new Kept(rate, base, TaxShares.percentOf(base, rate.percent(), invoice.rules()));
        }
    }

    /// When tax was withheld, and who says so: a person or a payment.
    ///
    /// @param taxPoint the day whose rates count
    private record Occasion(
            LocalDate date,
            LocalDate taxPoint,
            @Nullable UUID recordedBy,
            @Nullable UUID matchId,
            @Nullable Rate taxExchangeRate) {}

    private static SettlingDocument settling(WithholdingId id) {
        return new SettlingDocument(SettlingDocument.Kind.TAX_WITHHOLDING, id.value());
    }
}
