package io.tieout.ledger.payable;

import io.tieout.ledger.receivable.AllocationTooEarly;
import io.tieout.ledger.receivable.AmountNotPositive;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Settles bills and takes that back. What is possible is known, and locked, before anything is posted.
@Service
@Transactional
class BillAllocationService {

    private final BillRepository bills;
    private final BillDiscountService discounts;
    private final BillPublisher publisher;

    BillAllocationService(BillRepository bills, BillDiscountService discounts, BillPublisher publisher) {
        this.bills = bills;
        this.discounts = discounts;
        this.publisher = publisher;
    }

    Bill lock(UUID companyId, BillId id) {
        return find(lock(companyId, List.of(id)), id);
    }

    /// All at once, the lowest id first.
    Map<BillId, Bill> lock(UUID companyId, Collection<BillId> ids) {
        var locked = new HashMap<BillId, Bill>();
        bills.lock(companyId, ids.stream().map(BillId::value).toList()).forEach(bill -> locked.put(bill.id(), bill));
        return locked;
    }

    static Bill find(Map<BillId, Bill> locked, BillId id) {
        var bill = locked.get(id);
        if (bill == null) {
            throw new BillUnknown(id);
        }
        return bill;
    }

    /// Uses a supplier's credit note for one of its bills. Both lie in the payables account: nothing is posted.
    BillAllocationId use(UUID companyId, BillId creditNoteId, UseCreditNoteRequest request) {
        if (!request.amount().isPositive()) {
            throw new AmountNotPositive(request.amount());
        }
        var locked = lock(companyId, List.of(creditNoteId, request.billId()));
        var note = find(locked, creditNoteId);
        var bill = find(locked, request.billId());
        if (note.kind() != BillKind.CREDIT_NOTE || bill.kind() != BillKind.BILL) {
            throw new CreditNotUsable("A credit note is used for a bill");
        }
        if (!note.supplierId().equals(bill.supplierId())) {
            throw new CreditNotUsable("The credit note and the bill are of two suppliers");
        }
        requireNotBefore(request.effectiveDate(), latest(note.effectiveDate(), bill.effectiveDate()));
        var allocation = BillAllocation.credit(bill.id(), creditNoteId, request.amount(), request.effectiveDate());
        write(companyId, locked, List.of(allocation));
        return allocation.id();
    }

    void undo(UUID companyId, BillId billId, BillAllocationId id, LocalDate date) {
        var allocation = bills.findAllocation(companyId, id)
                .filter(found -> found.documents().contains(billId))
                .orElseThrow(() -> new BillAllocationUnknown(id));
        if (allocation.kind() != BillAllocation.Kind.CREDIT || allocation.undoes() != null) {
            throw new BillAllocationNotUndoable(
                    id,
                    switch (allocation.kind()) {
                        case PAYMENT, DISCOUNT -> "came with a bank line and goes with its match";
                        case VOID -> "took the bill back";
                        case CREDIT -> "is an undoing itself";
                    });
        }
        var locked = lock(companyId, allocation.documents());
        // Under the lock: of two who undo at once, the second one sees the first.
        if (bills.isUndone(companyId, id)) {
            throw new BillAllocationNotUndoable(id, "is undone already");
        }
        requireNotBefore(date, allocation.effectiveDate());
        write(companyId, locked, discounts.giveBack(companyId, List.of(allocation.billId()), date));
        write(companyId, locked, List.of(allocation.undo(date, null)));
    }

    /// @param locked all documents of the allocations
    void write(UUID companyId, Map<BillId, Bill> locked, List<BillAllocation> allocations) {
        if (allocations.isEmpty()) {
            return;
        }
        var changes = new ArrayList<BillChange>();
        var changed = new LinkedHashSet<BillId>();
        for (var allocation : allocations) {
            for (var id : allocation.documents()) {
                var after = find(locked, id).allocate(allocation.amount());
                locked.put(id, after);
                changed.add(id);
                changes.add(BillChange.of(after, allocation));
            }
        }
        bills.insertAllocations(companyId, allocations);
        bills.update(companyId, changed.stream().map(id -> find(locked, id)).toList());
        publisher.changed(changes);
    }

    private static void requireNotBefore(LocalDate date, LocalDate earliest) {
        if (date.isBefore(earliest)) {
            throw new AllocationTooEarly(date, earliest);
        }
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
