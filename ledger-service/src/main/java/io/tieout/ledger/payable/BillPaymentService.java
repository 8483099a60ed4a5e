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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Bills that outgoing bank lines pay, wholly or in part; payments that come back, and what suppliers pay us for their
/// credit notes.
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
    public boolean bringMoneyBack() {
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
        requireOneWay(locked, amounts);
        var paid = bills.paid(
                companyId,
                locked.values().stream()
                        .filter(bill -> isReturned(bill, amounts))
                        .map(Bill::id)
                        .toList());
        var planned = new ArrayList<PlannedCredit>();
        amounts.forEach((id, amount) -> {
            var bill = BillAllocationService.find(locked, new BillId(id));
            var settled = settled(bill, amount);
            bill.allocate(settled);
            if (settled.isNegative()) {
                requirePaid(bill, paid.getOrDefault(bill.id(), Money.zero(settled.currency())), amount);
            }
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

    /// A bill is paid by money that goes out, and owed again when it comes back; what the supplier owes us is settled
    /// by money that comes in, or kept back from what we pay. Nobody pays what the supplier owes us.
    private static Money settled(Bill bill, Money amount) {
        if (bill.kind() == BillKind.BILL) {
            return amount.negated();
        }
        if (amount.isNegative()) {
            throw new BillNotPayable(bill, amount);
        }
        return amount;
    }

    private static boolean isReturned(Bill bill, Map<UUID, Money> amounts) {
        var amount = amounts.get(bill.id().value());
        return bill.kind() == BillKind.BILL && amount != null && amount.isPositive();
    }

    /// One line does not pay one bill and bring the payment of another one back.
    private static void requireOneWay(Map<BillId, Bill> locked, Map<UUID, Money> amounts) {
        if (amounts.values().stream().anyMatch(Money::isNegative)) {
            locked.values().stream()
                    .filter(bill -> isReturned(bill, amounts))
                    .findFirst()
                    .ifPresent(bill -> {
                        throw new BillNotPayable(
                                bill,
                                Objects.requireNonNull(amounts.get(bill.id().value())));
                    });
        }
    }

    private static void requirePaid(Bill bill, Money paid, Money amount) {
        if (amount.compareTo(paid) > 0) {
            throw new ExceedsPaidBill(bill, paid, amount);
        }
    }

    @Override
    public void settle(UUID companyId, List<PlannedCredit> credits, Settling by) {
        var locked = allocations.lock(
                companyId,
                credits.stream().map(credit -> new BillId(credit.documentId())).toList());
        var settling = credits.stream()
                .map(credit -> {
                    var bill = BillAllocationService.find(locked, new BillId(credit.documentId()));
                    return BillAllocation.payment(
                            bill.id(), settled(bill, credit.amount()), by.date(), by.matchId(), by.entryId());
                })
                .toList();
        // First, so that the last change that is told of a bill is the match's own.
        allocations.write(companyId, locked, discounts.giveBack(companyId, owedAgain(settling), by.date()));
        allocations.write(companyId, locked, settling);
        var paid = settling.stream()
                .filter(part -> part.amount().isPositive())
                .map(part -> BillAllocationService.find(locked, part.billId()))
                .toList();
        allocations.write(companyId, locked, discounts.take(companyId, paid, by));
    }

    private static List<BillId> owedAgain(List<BillAllocation> settling) {
        return settling.stream()
                .filter(part -> part.amount().isNegative())
                .map(BillAllocation::billId)
                .toList();
    }

    @Override
    public void planUndo(UUID companyId, UUID matchId) {
        lockPaidBy(companyId, bills.activeOf(companyId, matchId));
    }

    @Override
    public void undo(UUID companyId, UUID matchId, EntryId reversalEntryId, LocalDate date) {
        var active = bills.activeOf(companyId, matchId);
        var locked = lockPaidBy(companyId, active);
        var taken = active.stream()
                .filter(allocation -> allocation.kind() == BillAllocation.Kind.PAYMENT)
                .map(allocation -> allocation.undo(date, reversalEntryId))
                .toList();
        allocations.write(companyId, locked, discounts.giveBack(companyId, owedAgain(taken), date));
        allocations.write(companyId, locked, taken);
        // A payment that did not come back after all was in time as it had been before.
        for (var part : taken) {
            if (part.amount().isPositive()) {
                var bill = BillAllocationService.find(locked, part.billId());
                bills.lastPayment(companyId, bill.id())
                        .flatMap(last -> Optional.ofNullable(last.matchId())
                                .map(match -> new Settling(match, reversalEntryId, last.effectiveDate(), date)))
                        .ifPresent(by ->
                                allocations.write(companyId, locked, discounts.take(companyId, List.of(bill), by)));
            }
        }
    }

    private Map<BillId, Bill> lockPaidBy(UUID companyId, List<BillAllocation> active) {
        return active.isEmpty()
                ? Map.of()
                : allocations.lock(
                        companyId, active.stream().map(BillAllocation::billId).toList());
    }
}
