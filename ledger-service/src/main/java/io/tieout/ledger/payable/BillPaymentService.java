package io.tieout.ledger.payable;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.CreditDocuments;
import io.tieout.ledger.receivable.PlannedCredit;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Bills that outgoing bank lines pay, wholly or in part.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class BillPaymentService implements CreditDocuments {

    private final BillRepository bills;
    private final BillAllocationService allocations;
    private final ChartService chart;
    private final BillDiscountService discounts;

    BillPaymentService(
            BillRepository bills,
            BillAllocationService allocations,
            ChartService chart,
            BillDiscountService discounts) {
        this.discounts = discounts;
        this.bills = bills;
        this.allocations = allocations;
        this.chart = chart;
    }

    @Override
    public boolean arePaidOut() {
        return true;
    }

    @Override
    public Set<UUID> known(UUID companyId, Collection<UUID> ids) {
        return bills.known(companyId, ids);
    }

    @Override
    public List<PlannedCredit> plan(UUID companyId, Map<UUID, Money> amounts) {
        var payable = chart.byRole(companyId, AccountRole.PAYABLE);
        var locked = allocations.lock(
                companyId, amounts.keySet().stream().map(BillId::new).toList());
        var planned = new ArrayList<PlannedCredit>();
        amounts.forEach((id, amount) -> {
            var bill = BillAllocationService.find(locked, new BillId(id));
            requireBill(bill, amount).allocate(amount.negated());
            planned.add(new PlannedCredit(
                    id,
                    bill.supplierId(),
                    payable,
                    Map.of(
                            "supplierId",
                            bill.supplierId().toString(),
                            "documentNumber",
                            bill.supplierNumber().value(),
                            "billId",
                            id.toString()),
                    bill.effectiveDate(),
                    amount,
                    amount));
        });
        return planned;
    }

    /// Nobody pays what the supplier owes us.
    private static Bill requireBill(Bill bill, Money amount) {
        if (bill.kind() != BillKind.BILL) {
            throw new BillNotPayable(bill, amount);
        }
        return bill;
    }

    @Override
    public void settle(UUID companyId, List<PlannedCredit> credits, Settling by) {
        var paid = credits.stream()
                .map(credit -> BillAllocation.payment(
                        new BillId(credit.documentId()),
                        credit.amount().negated(),
                        by.date(),
                        by.matchId(),
                        by.entryId()))
                .toList();
        var locked = allocations.lock(
                companyId, paid.stream().map(BillAllocation::billId).toList());
        allocations.write(companyId, locked, paid);
        allocations.write(companyId, locked, discounts.take(companyId, locked.values(), by));
    }

    @Override
    public void planUndo(UUID companyId, UUID matchId) {
        lockPaidBy(companyId, bills.activeOf(companyId, matchId));
    }

    @Override
    public void undo(UUID companyId, UUID matchId, EntryId reversalEntryId, LocalDate date) {
        var active = bills.activeOf(companyId, matchId);
        var locked = lockPaidBy(companyId, active);
        allocations.write(companyId, locked, discounts.giveBack(companyId, locked.keySet(), date));
        allocations.write(
                companyId,
                locked,
                active.stream()
                        .filter(allocation -> allocation.kind() == BillAllocation.Kind.PAYMENT)
                        .map(allocation -> allocation.undo(date, reversalEntryId))
                        .toList());
    }

    private Map<BillId, Bill> lockPaidBy(UUID companyId, List<BillAllocation> active) {
        return active.isEmpty()
                ? Map.of()
                : allocations.lock(
                        companyId, active.stream().map(BillAllocation::billId).toList());
    }
}
