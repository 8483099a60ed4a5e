package io.tieout.ledger.receivable;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.customerview.CustomerViewService;
import io.tieout.ledger.foreignitem.ExchangeDifference;
import io.tieout.ledger.foreignitem.ForeignItemId;
import io.tieout.ledger.foreignitem.ForeignItemService;
import io.tieout.ledger.foreignitem.ItemAmount;
import io.tieout.ledger.foreignitem.Relief;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.ForeignAmount;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Pays invoices out of customers' money on account, by hand or by a settlement.
@Service
@Transactional
public class CreditAllocationService {

    private final AllocationService allocations;
    private final AllocationRepository allocationRows;
    private final CustomerCreditRepository credits;
    private final ChartService chart;
    private final JournalService journal;
    private final ForeignItemService items;
    private final ExchangeRateService rates;
    private final CustomerViewService customers;

    CreditAllocationService(
            AllocationService allocations,
            AllocationRepository allocationRows,
            CustomerCreditRepository credits,
            ChartService chart,
            JournalService journal,
            ForeignItemService items,
            ExchangeRateService rates,
            CustomerViewService customers) {
        this.customers = customers;
        this.items = items;
        this.rates = rates;
        this.allocations = allocations;
        this.allocationRows = allocationRows;
        this.credits = credits;
        this.chart = chart;
        this.journal = journal;
    }

    /// The money may have come to another id of the invoice's customer, when the two were merged; each line of the
    /// entry names the id that its document has.
    ///
    /// @param date the accounting date; its period must be open
    public AllocationId apply(
            UUID companyId, CustomerCreditId creditId, InvoiceAmount part, LocalDate date, UUID postedBy) {
        if (!part.amount().isPositive()) {
            throw new AmountNotPositive(part.amount());
        }
        // The invoice first, then the credit: the order in which undoing a payment locks them too.
        var planned = allocations.plan(companyId, List.of(part)).getFirst();
        var credit = credits.lock(companyId, creditId).orElseThrow(() -> new CustomerCreditUnknown(creditId));
        if (!customers.areOne(companyId, credit.customerId(), planned.customerId())) {
            throw new CreditOfAnotherCustomer(creditId, planned.invoiceId());
        }
        AllocationService.requireNotBefore(date, planned.owedFrom());
        AllocationService.requireNotBefore(date, credit.effectiveDate());
        var increment = rates.increment(companyId, credit.carrying().currency());
        var worth = credit.worthOf(part.amount(), increment);
        var used = credit.use(part.amount(), worth);
        var id = AllocationId.next();
        var reliefs = credit.isForeign() ? relieve(companyId, planned, date) : List.<Relief>of();
        var entryId = journal.post(
                credit.isForeign()
                        ? foreignEntry(companyId, id, credit, planned, reliefs.getFirst(), worth, date, postedBy)
                        : entry(companyId, id, credit, planned, date, postedBy));
        allocations.write(
                companyId,
                List.of(new Allocation(
                        companyId, id, planned.invoiceId(), part.amount(), date, null, creditId, null, null, entryId)));
        items.settle(companyId, reliefs, id.value(), entryId, date);
        credits.update(used, part.amount().negated(), worth.negated(), entryId, date, id);
        return id;
    }

    private List<Relief> relieve(UUID companyId, PlannedAllocation planned, LocalDate date) {
        var item = new ForeignItemId(planned.invoiceId().value());
        var reliefs = items.relieve(companyId, List.of(new ItemAmount(item, planned.amount())));
        items.requireNotRevaluedAfter(companyId, reliefs, date);
        return reliefs;
    }

    public AllocationId undo(UUID companyId, AllocationId id, LocalDate date, String reason, UUID undoneBy) {
        var allocation = allocationRows.find(companyId, id).orElseThrow(() -> new AllocationUnknown(id));
        var creditId = allocation.customerCreditId();
        var document = allocation.document();
        if (document != null) {
            throw new AllocationNotUndoable(id, "belongs to a " + document.kind() + ": undo it there");
        }
        if (creditId == null) {
            throw new AllocationNotUndoable(id, "came with a bank line: undo its match");
        }
        if (allocation.undoes() != null) {
            throw new AllocationNotUndoable(id, "is an undoing itself");
        }
        requireNotUndone(companyId, id);
        AllocationService.requireNotBefore(date, allocation.effectiveDate());
        allocations.plan(
                companyId,
                List.of(new InvoiceAmount(
                        allocation.invoiceId(), allocation.amount().negated())));
        var credit = credits.lock(companyId, creditId).orElseThrow(() -> new CustomerCreditUnknown(creditId));
        // Once more under the locks: of two who undo at once, the second one sees the first.
        requireNotUndone(companyId, id);
        items.planUndo(companyId, id.value());
        var worth = credit.isForeign()
                ? Money.ofMinor(
                        credits.carryingOf(companyId, id), credit.carrying().currency())
                : allocation.amount();
        var entryId = Objects.requireNonNull(allocation.entryId());
        var reversal = journal.reverse(companyId, entryId, date, reason, undoneBy);
        var undoing = allocation.undo(reversal.entryId(), date);
        allocations.write(companyId, List.of(undoing));
        items.undo(companyId, id.value(), reversal.entryId(), date);
        credits.update(
                credit.giveBack(allocation.amount(), worth),
                allocation.amount(),
                worth,
                reversal.entryId(),
                date,
                undoing.id());
        return undoing.id();
    }

    private void requireNotUndone(UUID companyId, AllocationId id) {
        if (allocationRows.isUndone(companyId, id)) {
            throw new AllocationNotUndoable(id, "is undone already");
        }
    }

    /// The money was worth what it was worth when it came, the invoice what it stands at: the rest is what the
    /// rate did.
    ///
    /// @param worth of the money in the books
    private EntryDraft foreignEntry(
            UUID companyId,
            AllocationId id,
            CustomerCredit credit,
            PlannedAllocation planned,
            Relief relief,
            Money worth,
            LocalDate date,
            UUID postedBy) {
        var amount = planned.amount();
        var lines = new ArrayList<LineDraft>();
        lines.add(LineDraft.debit(chart.byRole(companyId, AccountRole.CUSTOMER_ADVANCES), worth)
                .as(new ForeignAmount(amount, Rate.implied(amount, worth)))
                .with("customerId", credit.customerId().toString()));
        lines.add(relief.line()
                .with("customerId", planned.customerId().toString())
                .with("invoiceId", planned.invoiceId().value().toString()));
        lines.addAll(new ExchangeDifference(relief.realised(worth), relief.residue())
                .lines(items.exchangeAccounts(companyId)));
        return entry(companyId, id, date, postedBy, lines);
    }

    private EntryDraft entry(
            UUID companyId,
            AllocationId id,
            CustomerCredit credit,
            PlannedAllocation planned,
            LocalDate date,
            UUID postedBy) {
        Money amount = planned.amount();
        return entry(
                companyId,
                id,
                date,
                postedBy,
                List.of(
                        LineDraft.debit(chart.byRole(companyId, AccountRole.CUSTOMER_ADVANCES), amount)
                                .with("customerId", credit.customerId().toString()),
                        LineDraft.credit(chart.byRole(companyId, AccountRole.RECEIVABLE), amount)
                                .with("customerId", planned.customerId().toString())
                                .with("invoiceId", planned.invoiceId().value().toString())));
    }

    private static EntryDraft entry(
            UUID companyId, AllocationId id, LocalDate date, UUID postedBy, List<LineDraft> lines) {
        return new EntryDraft(
                EntryId.next(),
                companyId,
                date,
                date,
                EntrySource.ALLOCATION,
                id.value(),
                "Customer's money on account pays an invoice",
                postedBy,
                lines);
    }
}
