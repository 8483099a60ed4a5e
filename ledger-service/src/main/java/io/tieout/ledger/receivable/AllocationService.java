package io.tieout.ledger.receivable;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
        return plan(lockInvoices(companyId, amounts), amounts);
    }

    /// The same of several matches, each of which takes what those before it have left.
    ///
    /// @return in their order, nothing for one that its invoices cannot take
    public List<Optional<List<PlannedAllocation>>> planEach(UUID companyId, List<List<InvoiceAmount>> matches) {
        var open =
                lockInvoices(companyId, matches.stream().flatMap(List::stream).toList());
        var plans = new ArrayList<Optional<List<PlannedAllocation>>>();
        for (var amounts : matches) {
            var tried = new HashMap<InvoiceId, Invoice>();
            amounts.forEach(part -> tried.computeIfAbsent(part.invoiceId(), open::get));
            try {
                plans.add(Optional.of(plan(tried, amounts)));
                open.putAll(tried);
            } catch (Refusal refusal) {
                plans.add(Optional.empty());
            }
        }
        return plans;
    }

    private static List<PlannedAllocation> plan(Map<InvoiceId, Invoice> open, List<InvoiceAmount> amounts) {
        var plan = new ArrayList<PlannedAllocation>();
        for (var part : amounts) {
            var invoice = find(open, part.invoiceId());
            open.put(invoice.id(), invoice.allocate(part.amount()));
            plan.add(new PlannedAllocation(
                    invoice.id(),
                    invoice.customerId(),
                    invoice.origin().dealId(),
                    invoice.invoiceDate(),
                    invoice.owedFrom(),
                    invoice.earlyPayment(),
                    part.amount()));
        }
        return plan;
    }

    private Map<InvoiceId, Invoice> lockInvoices(UUID companyId, List<InvoiceAmount> amounts) {
        return lock(companyId, amounts.stream().map(InvoiceAmount::invoiceId).toList());
    }

    /// Writes down what was planned and posted.
    public void settle(
            UUID companyId, List<PlannedAllocation> plan, UUID matchId, EntryId entryId, LocalDate effectiveDate) {
        settleEach(companyId, List.of(new MatchSettlement(plan, matchId, entryId, effectiveDate)));
    }

    /// The same of several matches.
    public void settleEach(UUID companyId, List<MatchSettlement> settlements) {
        write(
                companyId,
                settlements.stream()
                        .flatMap(settlement ->
                                settlement.plan().stream().map(part -> allocation(companyId, settlement, part)))
                        .toList());
    }

    private static Allocation allocation(UUID companyId, MatchSettlement settlement, PlannedAllocation part) {
        return new Allocation(
                companyId,
                AllocationId.next(),
                part.invoiceId(),
                part.amount(),
                settlement.effectiveDate(),
                settlement.matchId(),
                null,
                null,
                null,
                settlement.entryId());
    }

    /// Writes down what a document of ours settled.
    ///
    /// @param entryId none when nothing was posted for it
    public AllocationId settle(
            UUID companyId,
            PlannedAllocation part,
            SettlingDocument document,
            @Nullable EntryId entryId,
            LocalDate effectiveDate) {
        requireNotBefore(effectiveDate, part.owedFrom());
        var id = AllocationId.next();
        write(
                companyId,
                List.of(new Allocation(
                        companyId,
                        id,
                        part.invoiceId(),
                        part.amount(),
                        effectiveDate,
                        null,
                        null,
                        document,
                        null,
                        entryId)));
        return id;
    }

    /// Makes sure that what a document of ours settled can be taken back on that date.
    public UndoableAllocation planUndo(
            UUID companyId, AllocationId id, SettlingDocument document, LocalDate effectiveDate) {
        var allocation = allocations
                .find(companyId, id)
                .filter(found -> document.equals(found.document()))
                .orElseThrow(() -> new AllocationUnknown(id));
        if (allocation.undoes() != null) {
            throw new AllocationNotUndoable(id, "is an undoing itself");
        }
        var open = lock(companyId, List.of(allocation.invoiceId()));
        // Under the lock: of two who undo at once, the second one sees the first.
        if (allocations.isUndone(companyId, id)) {
            throw new AllocationNotUndoable(id, "is undone already");
        }
        requireNotBefore(effectiveDate, allocation.effectiveDate());
        find(open, allocation.invoiceId()).allocate(allocation.amount().negated());
        return new UndoableAllocation(id, allocation.invoiceId(), allocation.amount());
    }

    /// Keeps others from settling the invoices of these until the transaction ends.
    public void hold(UUID companyId, Collection<AllocationId> ids) {
        lock(companyId, allocations.invoices(companyId, ids));
    }

    /// Takes back what was planned: the invoice is owed again.
    ///
    /// @param reversalEntryId none when nothing had been posted
    public AllocationId undo(
            UUID companyId, UndoableAllocation planned, @Nullable EntryId reversalEntryId, LocalDate effectiveDate) {
        var undoing = allocations
                .find(companyId, planned.id())
                .orElseThrow(() -> new AllocationUnknown(planned.id()))
                .undo(reversalEntryId, effectiveDate);
        write(companyId, List.of(undoing));
        return undoing.id();
    }

    /// What documents of one kind settle of an invoice now.
    public Money settledBy(UUID companyId, InvoiceId id, SettlingDocument.Kind kind, Currency currency) {
        return allocations.settledBy(companyId, id, kind, currency);
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

    /// The invoices that a match pays, wholly or in part, unless it was taken back.
    public Set<InvoiceId> paidBy(UUID companyId, UUID matchId) {
        return allocations.active(companyId, matchId).stream()
                .filter(allocation -> allocation.amount().isPositive())
                .map(Allocation::invoiceId)
                .collect(Collectors.toSet());
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

    static void requireNotBefore(LocalDate date, LocalDate earliest) {
        if (date.isBefore(earliest)) {
            throw new AllocationTooEarly(date, earliest);
        }
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
