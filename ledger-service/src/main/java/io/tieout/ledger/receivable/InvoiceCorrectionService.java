package io.tieout.ledger.receivable;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.foreignitem.ExchangeDifference;
import io.tieout.ledger.foreignitem.ForeignItemId;
import io.tieout.ledger.foreignitem.ForeignItemService;
import io.tieout.ledger.foreignitem.ItemAmount;
import io.tieout.ledger.foreignitem.Relief;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.ledger.tax.TaxedLine;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Settles parts of invoices with documents of ours that bring no money, in whatever currency the invoice is: a part
/// leaves the receivables at what it stands at. In the currency of the books there is nothing to do.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class InvoiceCorrectionService {

    private final CompanyService companies;
    private final InvoicedDocumentService invoices;
    private final ForeignDocumentService documents;
    private final ForeignItemService items;

    InvoiceCorrectionService(
            CompanyService companies,
            InvoicedDocumentService invoices,
            ForeignDocumentService documents,
            ForeignItemService items) {
        this.companies = companies;
        this.invoices = invoices;
        this.documents = documents;
        this.items = items;
    }

    /// What the books carry a part at that the invoice can take. Its item stays as it is until the transaction ends.
    public InvoiceRelief relieve(UUID companyId, PlannedAllocation planned) {
        var amount = planned.amount();
        if (amount.currency().equals(companies.get(companyId).baseCurrency())) {
            return new InvoiceRelief(amount, null);
        }
        var item = new ForeignItemId(planned.invoiceId().value());
        return new InvoiceRelief(
                amount,
                items.relieve(companyId, List.of(new ItemAmount(item, amount))).getFirst());
    }

    /// Nothing is settled by hand behind a revaluation that stays.
    public void requireNotRevaluedAfter(UUID companyId, InvoiceRelief relief, LocalDate date) {
        var item = relief.item();
        if (item != null) {
            items.requireNotRevaluedAfter(companyId, List.of(item), date);
        }
    }

    /// The entry of what makes a sale less: at the rate at which that was booked, its tax at its own. What the
    /// invoice stands at beyond that is what the rate did since.
    ///
    /// @param entry in the invoice's currency; its last line is the receivable
    public EntryDraft ofTheSale(EntryDraft entry, InvoiceRelief relief) {
        var item = relief.item();
        return item == null ? entry : finished(ofTheSale(entry, item), item);
    }

    /// The entry of what gives a debt up, or takes that back: what is lost is what the debt stands at. Its tax is
    /// owed less, or again, at the rate at which it was declared.
    ///
    /// @param entry in the invoice's currency; its last line is the receivable
    public EntryDraft ofTheDebt(EntryDraft entry, InvoiceRelief relief) {
        var item = relief.item();
        if (item == null) {
            return entry;
        }
        var atTheRateOfTheSale = ofTheSale(entry, item).lines();
        var atTheRateOfTheItem = documents.inTheBooks(entry, item.item().rate());
        var lines = new ArrayList<LineDraft>();
        for (int index = 0; index < atTheRateOfTheItem.lines().size(); index++) {
            var line = atTheRateOfTheItem.lines().get(index);
            lines.add(line.dimensions().containsKey(TaxedLine.CODE) ? atTheRateOfTheSale.get(index) : line);
        }
        return finished(atTheRateOfTheItem.with(lines), item);
    }

    /// The entry of what a part of the debt is exchanged for, at its own rate: what the invoice stands at beyond that
    /// is what the rate did.
    ///
    /// @param entry in the invoice's currency; its last line is the receivable
    public EntryDraft exchanged(EntryDraft entry, InvoiceRelief relief, Rate rate) {
        var item = relief.item();
        return item == null ? entry : finished(documents.inTheBooks(entry, rate), item);
    }

    /// Writes down what was posted.
    ///
    /// @param cause the document
    public void settle(UUID companyId, InvoiceRelief relief, UUID cause, EntryId entryId, LocalDate date) {
        var item = relief.item();
        if (item != null) {
            items.settle(companyId, List.of(item), cause, entryId, date);
        }
    }

    /// Makes sure that what a document took off can be given back.
    public void planUndo(UUID companyId, UUID cause) {
        items.planUndo(companyId, cause);
    }

    /// Gives back what a document took off, if the invoice is in another currency.
    public void undo(UUID companyId, UUID cause, EntryId reversalEntryId, LocalDate date) {
        items.undo(companyId, cause, reversalEntryId, date);
    }

    private EntryDraft ofTheSale(EntryDraft entry, Relief relief) {
        var companyId = entry.companyId();
        var item = relief.item().id();
        var rate = items.bookedRate(companyId, item);
        var booked = documents.inTheBooks(entry, rate);
        return invoices.taxExchangeRate(companyId, new InvoiceId(item.value()))
                .filter(own -> !own.equals(rate))
                .map(own -> documents.conversion(companyId, own))
                .map(tax -> booked.with(tax.applied(booked.lines(), entry.lines())))
                .orElse(booked);
    }

    /// The receivable at what it stands at, and the difference to all other lines.
    private EntryDraft finished(EntryDraft converted, Relief relief) {
        var receivable = converted.lines().getLast();
        var others = converted.lines().subList(0, converted.lines().size() - 1);
        var own = receivable.amount().currency();
        var worth = Money.sum(
                others.stream()
                        .map(line -> line.side() == Side.DEBIT
                                ? line.amount()
                                : line.amount().negated())
                        .toList(),
                own);
        var lines = new ArrayList<>(others);
        var line = relief.line();
        for (var about : receivable.dimensions().entrySet()) {
            line = line.with(about.getKey(), about.getValue());
        }
        lines.add(line);
        lines.addAll(new ExchangeDifference(relief.realised(worth), relief.residue())
                .lines(items.exchangeAccounts(converted.companyId())));
        return converted.with(lines);
    }
}
