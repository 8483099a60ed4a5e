package io.tieout.ledger.receivable;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.foreignitem.ForeignItem;
import io.tieout.ledger.foreignitem.ForeignItemId;
import io.tieout.ledger.foreignitem.ForeignItemOwner;
import io.tieout.ledger.foreignitem.ForeignItemService;
import io.tieout.ledger.foreignitem.ItemSide;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.ForeignLineService;
import io.tieout.ledger.tax.TaxedLine;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Invoices in another currency than the books: each has a foreign item of its own id, which knows what it
/// stands at.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class ForeignReceivableService implements ForeignItemOwner {

    private final CompanyService companies;
    private final ExchangeRateService rates;
    private final ForeignLineService foreignLines;
    private final ForeignItemService items;
    private final AllocationService allocations;
    private final AllocationRepository allocationRows;

    ForeignReceivableService(
            CompanyService companies,
            ExchangeRateService rates,
            ForeignLineService foreignLines,
            ForeignItemService items,
            AllocationService allocations,
            AllocationRepository allocationRows) {
        this.companies = companies;
        this.rates = rates;
        this.foreignLines = foreignLines;
        this.items = items;
        this.allocations = allocations;
        this.allocationRows = allocationRows;
    }

    /// The total is converted once; the parts take what rounding leaves. A base of its own is converted likewise.
    EntryDraft convert(EntryDraft entry, InvoiceDraft draft) {
        var stated = draft.exchangeRate();
        var rate = stated == null
                ? rates.get(draft.companyId(), draft.rules().currency(), draft.invoiceDate(), "/currency")
                        .rate()
                : stated;
        return inTheBooks(entry, rate);
    }

    /// @param entry of an invoice or of what corrects one, in the invoice's currency
    EntryDraft inTheBooks(EntryDraft entry, Rate rate) {
        var companyId = entry.companyId();
        var increment = rates.increment(companyId, companies.get(companyId).baseCurrency());
        var currency = entry.lines().getLast().amount().currency();
        var lines = entry.lines().stream()
                .map(line -> TaxedLine.inTheBooks(line, currency, rate, increment))
                .toList();
        return foreignLines.convert(entry.with(lines), rate);
    }

    /// @param posted its first line is the receivable
    void open(Invoice invoice, EntryDraft posted) {
        var receivable = posted.lines().getFirst();
        items.open(new ForeignItem(
                invoice.companyId(),
                new ForeignItemId(invoice.id().value()),
                ForeignItem.Kind.INVOICE,
                ItemSide.RECEIVABLE,
                receivable.account(),
                invoice.number().toString(),
                invoice.customerId(),
                invoice.invoiceDate(),
                invoice.dueDate(),
                invoice.total(),
                invoice.open(),
                receivable.amount(),
                receivable.amount(),
                Objects.requireNonNull(receivable.foreign()).rate(),
                invoice.entryId(),
                1));
    }

    @Override
    public ForeignItem.Kind kind() {
        return ForeignItem.Kind.INVOICE;
    }

    @Override
    public void plan(UUID companyId, ForeignItemId id, Money amount) {
        planned(companyId, id, amount);
    }

    @Override
    public void settled(
            UUID companyId,
            ForeignItemId id,
            UUID settlementId,
            Money amount,
            EntryId entryId,
            LocalDate effectiveDate) {
        allocations.settle(companyId, planned(companyId, id, amount), document(settlementId), entryId, effectiveDate);
    }

    @Override
    public void planUndo(UUID companyId, ForeignItemId id, UUID settlementId, LocalDate effectiveDate) {
        undoable(companyId, settlementId, effectiveDate);
    }

    @Override
    public void undone(
            UUID companyId, ForeignItemId id, UUID settlementId, EntryId reversalEntryId, LocalDate effectiveDate) {
        allocations.undo(companyId, undoable(companyId, settlementId, effectiveDate), reversalEntryId, effectiveDate);
    }

    private PlannedAllocation planned(UUID companyId, ForeignItemId id, Money amount) {
        var part = new InvoiceAmount(new InvoiceId(id.value()), amount);
        return allocations.plan(companyId, List.of(part)).getFirst();
    }

    private UndoableAllocation undoable(UUID companyId, UUID settlementId, LocalDate effectiveDate) {
        var document = document(settlementId);
        var id = allocationRows.idOf(companyId, document).orElseThrow();
        return allocations.planUndo(companyId, id, document, effectiveDate);
    }

    private static SettlingDocument document(UUID settlementId) {
        return new SettlingDocument(SettlingDocument.Kind.FOREIGN_SETTLEMENT, settlementId);
    }
}
