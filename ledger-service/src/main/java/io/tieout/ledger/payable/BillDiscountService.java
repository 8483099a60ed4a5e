package io.tieout.ledger.payable;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.PostingOutcome;
import io.tieout.ledger.receivable.CreditDocuments.Settling;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes the discounts that suppliers allow for paying early. Costs and input tax are less by it, as if the bill had
/// been smaller.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class BillDiscountService {

    private final BillRepository bills;
    private final ExchangeRateService rates;
    private final JournalService journal;
    private final ChartService chart;

    BillDiscountService(BillRepository bills, ExchangeRateService rates, JournalService journal, ChartService chart) {
        this.bills = bills;
        this.rates = rates;
        this.journal = journal;
        this.chart = chart;
    }

    /// Posts the discounts that a payment has earned.
    ///
    /// @param paid as the payment leaves them
    List<BillAllocation> take(UUID companyId, Collection<Bill> paid, Settling by) {
        var early = paid.stream()
                .filter(bill -> bill.isPaidEarly(by.bookedOn()))
                .sorted(Comparator.comparing(bill -> bill.id().value()))
                .toList();
        if (early.isEmpty()) {
            return List.of();
        }
        var credited = bills.credited(companyId, early.stream().map(Bill::id).toList());
        var increments = new HashMap<Currency, Money>();
        var earned = new LinkedHashMap<Bill, Money>();
        for (var bill : early) {
            var currency = bill.total().currency();
            var step = increments.computeIfAbsent(currency, unknown -> rates.increment(companyId, unknown));
            bill.discount(credited.getOrDefault(bill.id(), Money.zero(currency)), step)
                    .ifPresent(discount -> earned.put(bill, discount));
        }
        return earned.isEmpty() ? List.of() : post(companyId, earned, by);
    }

    /// The payment stands, whatever the books say about the discount: where a cost's account was closed meanwhile,
    /// the rest stays open, and a credit note takes it to another account.
    private List<BillAllocation> post(UUID companyId, Map<Bill, Money> earned, Settling by) {
        var entries = journal
                .posted(companyId, earned.keySet().stream().map(Bill::entryId).toList())
                .stream()
                .collect(Collectors.toMap(EntryDraft::id, EntryDraft::lines));
        var payable = chart.byRole(companyId, AccountRole.PAYABLE);
        var wanted = List.copyOf(earned.keySet());
        var outcomes = journal.postEach(wanted.stream()
                .map(bill -> entry(
                        bill,
                        payable,
                        Objects.requireNonNull(earned.get(bill)),
                        Objects.requireNonNull(entries.get(bill.entryId())),
                        by.date()))
                .toList());
        var taken = new ArrayList<BillAllocation>();
        for (int index = 0; index < wanted.size(); index++) {
            var bill = wanted.get(index);
            if (outcomes.get(index) instanceof PostingOutcome.Posted posted) {
                taken.add(BillAllocation.discount(
                        bill.id(), Objects.requireNonNull(earned.get(bill)), by.date(), by.matchId(), posted.id()));
            }
        }
        return taken;
    }

    private static EntryDraft entry(
            Bill bill, AccountCode payable, Money discount, List<LineDraft> posted, LocalDate date) {
        var lines = new ArrayList<LineDraft>();
        lines.add(LineDraft.debit(payable, discount)
                .with("supplierId", bill.supplierId().toString())
                .with("documentNumber", bill.supplierNumber().value())
                .with("billId", bill.id().value().toString()));
        lines.addAll(EarlyDiscount.shares(posted, discount));
        var entryId = EntryId.next();
        return new EntryDraft(
                entryId,
                bill.companyId(),
                date,
                date,
                EntrySource.BILL_DISCOUNT,
                entryId.value(),
                "Discount on bill " + bill.number(),
                null,
                lines);
    }

    /// Something that settled these bills is undone: what is not paid whole is not paid early, whichever of the
    /// payments had earned the discount.
    List<BillAllocation> giveBack(UUID companyId, Collection<BillId> owedAgain, LocalDate date) {
        return bills.activeDiscounts(companyId, owedAgain).stream()
                .map(discount -> giveBack(companyId, discount, date))
                .toList();
    }

    private BillAllocation giveBack(UUID companyId, BillAllocation discount, LocalDate date) {
        var onDay = date.isBefore(discount.effectiveDate()) ? discount.effectiveDate() : date;
        var reversal = journal.reverse(
                companyId, Objects.requireNonNull(discount.entryId()), onDay, "The payment was undone", null);
        return discount.undo(onDay, reversal.entryId());
    }
}
