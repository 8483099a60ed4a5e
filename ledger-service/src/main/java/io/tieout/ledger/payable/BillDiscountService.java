package io.tieout.ledger.payable;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private final JournalService journal;
    private final ChartService chart;

    BillDiscountService(JournalService journal, ChartService chart) {
        this.journal = journal;
        this.chart = chart;
    }

    /// Posts the discounts that a payment has earned.
    ///
    /// @param paid as the payment leaves them
    List<BillAllocation> take(Map<BillId, Bill> paid, UUID matchId, LocalDate date) {
        var taken = new ArrayList<BillAllocation>();
        for (var bill : paid.values()) {
            bill.discountFor(date)
                    .ifPresent(discount -> taken.add(
                            BillAllocation.discount(bill.id(), discount, date, matchId, post(bill, discount, date))));
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

    /// The bill is owed in whole again.
    EntryId giveBack(UUID companyId, BillAllocation discount, LocalDate date) {
        var entryId = Objects.requireNonNull(discount.entryId());
        return journal.reverse(companyId, entryId, date, "The payment was undone", null)
                .entryId();
    }
}
