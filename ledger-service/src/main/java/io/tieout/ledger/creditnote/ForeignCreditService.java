package io.tieout.ledger.creditnote;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.foreignitem.ExchangeDifference;
import io.tieout.ledger.foreignitem.ForeignItem;
import io.tieout.ledger.foreignitem.ForeignItemId;
import io.tieout.ledger.foreignitem.ForeignItemOwner;
import io.tieout.ledger.foreignitem.ForeignItemService;
import io.tieout.ledger.foreignitem.ItemAmount;
import io.tieout.ledger.foreignitem.ItemSide;
import io.tieout.ledger.foreignitem.Relief;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.ForeignAmount;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.receivable.ForeignDocumentService;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.ledger.receivable.InvoicedDocumentService;
import io.tieout.ledger.receivable.PlannedAllocation;
import io.tieout.ledger.tax.TaxedLine;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Credit notes in another currency than the books. They correct a sale at the rate at which it was booked, and are
/// owed to the customer as an item of their own id until they settle an invoice.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class ForeignCreditService implements ForeignItemOwner {

    private final CompanyService companies;
    private final ChartService chart;
    private final InvoicedDocumentService invoices;
    private final ForeignDocumentService documents;
    private final ExchangeRateService rates;
    private final ForeignItemService items;
    private final JournalService journal;
    private final CreditNoteRepository notes;

    ForeignCreditService(
            CompanyService companies,
            ChartService chart,
            InvoicedDocumentService invoices,
            ForeignDocumentService documents,
            ExchangeRateService rates,
            ForeignItemService items,
            JournalService journal,
            CreditNoteRepository notes) {
        this.companies = companies;
        this.chart = chart;
        this.invoices = invoices;
        this.documents = documents;
        this.rates = rates;
        this.items = items;
        this.journal = journal;
        this.notes = notes;
    }

    boolean isForeign(UUID companyId, Money amount) {
        return !amount.currency().equals(companies.get(companyId).baseCurrency());
    }

    /// The entry of a free credit note, in the currency of the books. It corrects no sale whose rate is known: the
    /// rate of its own day counts, unless it states one.
    EntryDraft convert(EntryDraft entry, CreditNoteDraft draft) {
        var rates = documents.rates(
                draft.companyId(),
                draft.rules().currency(),
                draft.date(),
                draft.date(),
                draft.exchangeRate(),
                draft.taxExchangeRate());
        return documents.convert(entry, rates);
    }

    /// The entry in the currency of the books. What completes the credit of a tax rate takes from each account all
    /// that the invoice left there, so that nothing stays of a sale that was credited in parts.
    ///
    /// @param entry its last line is the receivable
    /// @param revenue whose lines say what is taxed
    EntryDraft convert(EntryDraft entry, InvoicedDocument invoice, AccountCode revenue) {
        var companyId = entry.companyId();
        var own = companies.get(companyId).baseCurrency();
        var increment = rates.increment(companyId, own);
        var receivable = entry.lines().getLast();
        var rate = items.bookedRate(companyId, new ForeignItemId(invoice.id().value()));
        var tax = invoices.taxExchangeRate(companyId, invoice.id())
                .filter(taxRate -> !taxRate.equals(rate))
                .map(taxRate -> documents.conversion(companyId, taxRate));
        var left = notes.leftInTheBooks(companyId, invoice, own);
        var lines = new ArrayList<LineDraft>();
        for (var line : entry.lines().subList(0, entry.lines().size() - 1)) {
            var rest = left.get(LeftInTheBooks.Key.of(line));
            var booked = converted(line, rate, increment);
            var atItsRate =
                    tax.map(conversion -> conversion.applied(booked, line)).orElse(booked);
            lines.add(rest != null && rest.isTakenBy(line) ? rest.line(atItsRate, revenue) : atItsRate);
        }
        if (tax.isEmpty()) {
            var total = Money.sum(lines.stream().map(LineDraft::amount).toList(), own);
            lines.add(inTheBooks(receivable, total, rate));
            return entry.with(lines);
        }
        // What is owed is not the sum of sale and tax: it stays at the one rate.
        var owed = left.get(LeftInTheBooks.Key.of(receivable));
        lines.add(inTheBooks(
                receivable,
                owed != null && owed.isOwed(receivable.amount())
                        ? owed.worth().abs()
                        : rate.convert(receivable.amount(), increment),
                rate));
        tax.flatMap(conversion -> conversion.difference(lines, rate, role -> chart.byRole(companyId, role)))
                .ifPresent(lines::add);
        return entry.with(lines);
    }

    void open(CreditNote note, EntryDraft posted) {
        var receivable = posted.lines().stream()
                .filter(line -> line.dimensions().containsKey("creditNoteId"))
                .findFirst()
                .orElseThrow();
        items.open(new ForeignItem(
                note.companyId(),
                item(note.id()),
                ForeignItem.Kind.CREDIT_NOTE,
                ItemSide.PAYABLE,
                receivable.account(),
                note.number().toString(),
                note.customerId(),
                note.date(),
                null,
                note.total(),
                note.total(),
                receivable.amount(),
                receivable.amount(),
                Objects.requireNonNull(receivable.foreign()).rate(),
                note.entryId(),
                1));
    }

    /// What an invoice and a credit note stand at goes off both; where they stand at different rates, the
    /// difference is realised.
    ///
    /// @return the entry that will be posted for it
    Allocating allocate(UUID companyId, CreditNoteId id, PlannedAllocation planned, LocalDate date) {
        var reliefs = items.relieve(
                companyId,
                List.of(
                        new ItemAmount(new ForeignItemId(planned.invoiceId().value()), planned.amount()),
                        new ItemAmount(item(id), planned.amount())));
        items.requireNotRevaluedAfter(companyId, reliefs, date);
        return new Allocating(planned, reliefs, EntryId.next(), date);
    }

    void post(UUID companyId, CreditNoteId id, Allocating allocating, AllocationId allocationId) {
        var planned = allocating.planned();
        var invoice = allocating.reliefs().getFirst();
        var credit = allocating.reliefs().getLast();
        var difference = new ExchangeDifference(invoice.realised(credit.carrying()), invoice.residue());
        var lines = new ArrayList<LineDraft>();
        lines.add(credit.line()
                .with("customerId", planned.customerId().toString())
                .with("creditNoteId", id.value().toString()));
        lines.add(invoice.line()
                .with("customerId", planned.customerId().toString())
                .with("invoiceId", planned.invoiceId().value().toString()));
        lines.addAll(difference.lines(items.exchangeAccounts(companyId)));
        journal.post(new EntryDraft(
                allocating.entryId(),
                companyId,
                allocating.date(),
                allocating.date(),
                EntrySource.ALLOCATION,
                allocationId.value(),
                "Credit note settles an invoice",
                null,
                lines));
        items.settle(companyId, allocating.reliefs(), allocationId.value(), allocating.entryId(), allocating.date());
    }

    /// What is paid out leaves at what it stands at; the bank's line will say what was paid for it.
    ///
    /// @return the line that takes it off the receivables
    LineDraft refund(UUID companyId, CreditNoteId id, Money amount, LocalDate date, UUID refundId, EntryId entryId) {
        var reliefs = items.relieve(companyId, List.of(new ItemAmount(item(id), amount)));
        items.requireNotRevaluedAfter(companyId, reliefs, date);
        items.settle(companyId, reliefs, refundId, entryId, date);
        return reliefs.getFirst().line();
    }

    /// @return the reversal
    EntryId undo(UUID companyId, AllocationId allocationId, LocalDate date) {
        items.planUndo(companyId, allocationId.value());
        var entryId = items.entryOf(companyId, allocationId.value()).orElseThrow();
        var reversal = journal.reverse(companyId, entryId, date, "The allocation was undone", null)
                .entryId();
        items.undo(companyId, allocationId.value(), reversal, date);
        return reversal;
    }

    /// @param entryId that will be posted
    record Allocating(PlannedAllocation planned, List<Relief> reliefs, EntryId entryId, LocalDate date) {}

    private static LineDraft converted(LineDraft line, Rate rate, Money increment) {
        var amount = line.amount();
        return inTheBooks(
                TaxedLine.inTheBooks(line, amount.currency(), rate, increment), rate.convert(amount, increment), rate);
    }

    static LineDraft inTheBooks(LineDraft line, Money worth, Rate rate) {
        return new LineDraft(
                line.account(), line.side(), worth, line.dimensions(), new ForeignAmount(line.amount(), rate));
    }

    private static ForeignItemId item(CreditNoteId id) {
        return new ForeignItemId(id.value());
    }

    @Override
    public ForeignItem.Kind kind() {
        return ForeignItem.Kind.CREDIT_NOTE;
    }

    /// No money settles it here: it settles invoices.
    @Override
    public void plan(UUID companyId, ForeignItemId id, Money amount) {
        throw new CreditNoteSettlesInvoices(new CreditNoteId(id.value()));
    }

    @Override
    public void settled(
            UUID companyId,
            ForeignItemId id,
            UUID settlementId,
            Money amount,
            EntryId entryId,
            LocalDate effectiveDate) {
        throw new CreditNoteSettlesInvoices(new CreditNoteId(id.value()));
    }

    @Override
    public void planUndo(UUID companyId, ForeignItemId id, UUID settlementId, LocalDate effectiveDate) {
        throw new CreditNoteSettlesInvoices(new CreditNoteId(id.value()));
    }

    @Override
    public void undone(
            UUID companyId, ForeignItemId id, UUID settlementId, EntryId reversalEntryId, LocalDate effectiveDate) {
        throw new CreditNoteSettlesInvoices(new CreditNoteId(id.value()));
    }
}
