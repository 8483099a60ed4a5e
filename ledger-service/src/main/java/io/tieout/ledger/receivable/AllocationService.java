package io.tieout.ledger.receivable;

import io.tieout.ledger.journal.EntryId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Settles invoices with payments, in two steps: what is possible is known, and locked, before anything is posted.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AllocationService {

    private final InvoiceRepository invoices;
    private final AllocationRepository allocations;
    private final InvoicePublisher publisher;

    AllocationService(InvoiceRepository invoices, AllocationRepository allocations, InvoicePublisher publisher) {
        this.invoices = invoices;
        this.allocations = allocations;
        this.publisher = publisher;
    }

    /// Makes sure that each invoice can take what is allocated to it, and keeps others from allocating until the
    /// transaction ends.
    public List<PlannedAllocation> plan(UUID companyId, List<InvoiceAmount> amounts) {
        var open =
                lock(companyId, amounts.stream().map(InvoiceAmount::invoiceId).toList());
        var plan = new ArrayList<PlannedAllocation>();
        for (var part : amounts) {
            var invoice = find(open, part.invoiceId());
            open.put(invoice.id(), invoice.allocate(part.amount()));
            plan.add(new PlannedAllocation(
                    invoice.id(),
                    invoice.customerId(),
                    invoice.origin().dealId(),
                    invoice.invoiceDate(),
                    part.amount()));
        }
        return plan;
    }

    /// Writes down what was planned and posted.
    public void settle(
            UUID companyId, List<PlannedAllocation> plan, UUID matchId, EntryId entryId, LocalDate effectiveDate) {
        write(
                companyId,
                plan.stream()
                        .map(part -> new Allocation(
                                companyId,
                                AllocationId.next(),
                                part.invoiceId(),
                                part.amount(),
                                effectiveDate,
                                matchId,
                                null,
                                null,
                                entryId))
                        .toList());
    }

    /// Makes sure that what a match settled can be taken back, and keeps others from allocating until the transaction
    /// ends.
    public void planUndo(UUID companyId, UUID matchId) {
        var active = allocations.active(companyId, matchId);
        var open = lock(companyId, active.stream().map(Allocation::invoiceId).toList());
        for (var allocation : active) {
            var invoice = find(open, allocation.invoiceId());
            open.put(invoice.id(), invoice.allocate(allocation.amount().negated()));
        }
    }

    /// Takes back what a match settled: the invoices are owed again.
    public void undo(UUID companyId, UUID matchId, EntryId reversalEntryId, LocalDate date) {
        write(
                companyId,
                allocations.active(companyId, matchId).stream()
                        .map(allocation -> allocation.undo(reversalEntryId, date))
                        .toList());
    }

    void write(UUID companyId, List<Allocation> parts) {
        if (parts.isEmpty()) {
            return;
        }
        var open = lock(companyId, parts.stream().map(Allocation::invoiceId).toList());
        var changes = new ArrayList<AllocatedInvoice>();
        for (var allocation : parts) {
            var invoice = find(open, allocation.invoiceId()).allocate(allocation.amount());
            open.put(invoice.id(), invoice);
            changes.add(new AllocatedInvoice(invoice, allocation));
        }
        allocations.insert(parts);
        invoices.update(open.values());
        publisher.allocated(changes);
    }

    private Map<InvoiceId, Invoice> lock(UUID companyId, List<InvoiceId> ids) {
        if (ids.isEmpty()) {
            return new HashMap<>();
        }
        return invoices.lock(companyId, ids).stream()
                .collect(Collectors.toMap(Invoice::id, invoice -> invoice, (one, other) -> one, HashMap::new));
    }

    private static Invoice find(Map<InvoiceId, Invoice> locked, InvoiceId id) {
        var invoice = locked.get(id);
        if (invoice == null) {
            throw new InvoiceUnknown(id);
        }
        return invoice;
    }
}
