package io.tieout.ledger.payable;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.receivable.CreditDocuments.Settling;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
        var taken = new ArrayList<BillAllocation>();
        for (var bill : early) {
            var currency = bill.total().currency();
            bill.discount(credited.getOrDefault(bill.id(), Money.zero(currency)), rates.increment(companyId, currency))
                    .ifPresent(discount -> taken.add(BillAllocation.discount(
                            bill.id(), discount, by.date(), by.matchId(), post(bill, discount, by.date()))));
        }
        return taken;
    }

    private EntryId post(Bill bill, Money discount, LocalDate date) {
        var companyId = bill.companyId();
        var posted = journal.posted(companyId, List.of(bill.entryId())).getFirst();
        var lines = new ArrayList<LineDraft>();
        lines.add(LineDraft.debit(chart.byRole(companyId, AccountRole.PAYABLE), discount)
                .with("supplierId", bill.supplierId().toString())
                .with("documentNumber", bill.supplierNumber().value())
                .with("billId", bill.id().value().toString()));
        lines.addAll(EarlyDiscount.shares(posted.lines(), discount));
        var entryId = EntryId.next();
        return journal.post(new EntryDraft(
                entryId,
                companyId,
                date,
                date,
                EntrySource.BILL_DISCOUNT,
                entryId.value(),
                "Discount on bill " + bill.number(),
                null,
                lines));
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
