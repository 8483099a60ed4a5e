package io.tieout.ledger.receivable;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.foreignitem.ForeignItem;
import io.tieout.ledger.foreignitem.ForeignItemId;
import io.tieout.ledger.foreignitem.ForeignItemOwner;
import io.tieout.ledger.foreignitem.ForeignItemService;
import io.tieout.ledger.foreignitem.ItemSide;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.LineDraft;
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

    private final ChartService chart;
    private final ForeignDocumentService documents;
    private final ForeignItemService items;
    private final AllocationService allocations;
    private final AllocationRepository allocationRows;

    ForeignReceivableService(
            ChartService chart,
            ForeignDocumentService documents,
            ForeignItemService items,
            AllocationService allocations,
            AllocationRepository allocationRows) {
        this.chart = chart;
        this.documents = documents;
        this.items = items;
        this.allocations = allocations;
        this.allocationRows = allocationRows;
    }

    DocumentRates rates(InvoiceDraft draft) {
        return documents.rates(
                draft.companyId(),
                draft.rules().currency(),
                draft.invoiceDate(),
                draft.taxPoint(),
                draft.exchangeRate(),
                draft.taxExchangeRate());
    }

    EntryDraft convert(EntryDraft entry, DocumentRates rates) {
        return documents.convert(entry, rates);
    }

    /// What is owed to the authority by the entry of an invoice.
    TaxInTheBooks tax(EntryDraft posted, DocumentRates rates) {
        var taxPayable = chart.byRole(posted.companyId(), AccountRole.TAX_PAYABLE);
        var tax = Money.sum(
                posted.lines().stream()
                        .filter(line -> line.account().equals(taxPayable))
                        .map(LineDraft::amount)
                        .toList(),
                posted.lines().getFirst().amount().currency());
        return new TaxInTheBooks(rates.tax(), tax);
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
