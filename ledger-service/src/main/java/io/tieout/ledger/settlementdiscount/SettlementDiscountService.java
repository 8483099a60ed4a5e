package io.tieout.ledger.settlementdiscount;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.receivable.AllocationService;
import io.tieout.ledger.receivable.AmountNotPositive;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.ledger.receivable.InvoicedDocumentService;
import io.tieout.ledger.receivable.PlannedAllocation;
import io.tieout.ledger.receivable.SettlingDocument;
import io.tieout.ledger.receivable.TaxShares;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Grants settlement discounts and takes them back.
@Service
@Transactional
public class SettlementDiscountService {

    private final ChartService chart;
    private final JournalService journal;
    private final InvoicedDocumentService invoices;
    private final AllocationService allocations;
    private final DiscountRepository discounts;

    SettlementDiscountService(
            ChartService chart,
            JournalService journal,
            InvoicedDocumentService invoices,
            AllocationService allocations,
            DiscountRepository discounts) {
        this.chart = chart;
        this.journal = journal;
        this.invoices = invoices;
        this.allocations = allocations;
        this.discounts = discounts;
    }

    /// Grants what a payment earned: each invoice of it that was paid in time, and of which no more is open than may
    /// be kept back, is settled.
    ///
    /// @param paidOn the day of the bank line
    /// @param effectiveDate the payment's accounting date
    public void grantEarned(
            UUID companyId, List<PlannedAllocation> paid, UUID matchId, LocalDate paidOn, LocalDate effectiveDate) {
        paid.stream()
                .filter(part -> isInTime(part, paidOn))
                .map(PlannedAllocation::invoiceId)
                .distinct()
                .sorted()
                .forEach(invoiceId -> grantEarned(companyId, invoiceId, matchId, effectiveDate));
    }

    /// The payment was undone: it earned nothing.
    public void takeBackEarned(UUID companyId, UUID matchId, LocalDate effectiveDate) {
        for (var discount : discounts.earnedBy(companyId, matchId)) {
            takeBack(discount, effectiveDate, "The payment was undone", null);
        }
    }

    /// Gives a discount by hand, also when the payment came late.
    DiscountId grant(UUID companyId, LateDiscount late, UUID grantedBy) {
        var invoice = invoices.lock(companyId, late.invoiceId());
        var percent = late.percent();
        var amount = percent == null
                ? Objects.requireNonNull(late.amount())
                : TaxShares.percentOf(invoice.total(), percent, invoice.rules());
        if (!amount.isPositive()) {
            throw new AmountNotPositive(amount);
        }
        return grant(
                companyId,
                invoice,
                amount,
                percent,
                late.reducesTax(),
                new Occasion(null, late.date(), late.reason(), grantedBy));
    }

    void takeBack(UUID companyId, DiscountId id, LocalDate date, String reason, UUID by) {
        takeBack(discounts.find(companyId, id).orElseThrow(() -> new DiscountUnknown(id)), date, reason, by);
    }

    private static boolean isInTime(PlannedAllocation part, LocalDate paidOn) {
        var terms = part.earlyPayment();
        return terms != null && part.amount().isPositive() && !paidOn.isAfter(terms.lastDay(part.invoiceDate()));
    }

    private void grantEarned(UUID companyId, InvoiceId invoiceId, UUID matchId, LocalDate date) {
        var invoice = invoices.lock(companyId, invoiceId);
        var terms = Objects.requireNonNull(invoice.earlyPayment());
        // Goods that came back are not paid early: the discount is on what was kept.
        var kept = invoice.total()
                .minus(allocations.settledBy(
                        companyId,
                        invoiceId,
                        SettlingDocument.Kind.CREDIT_NOTE,
                        invoice.total().currency()));
        var most = TaxShares.percentOf(kept, terms.percent(), invoice.rules());
        if (!invoice.open().isPositive() || invoice.open().compareTo(most) > 0) {
            return;
        }
        var isWhole = invoice.open().equals(most) && kept.equals(invoice.total());
        grant(
                companyId,
                invoice,
                invoice.open(),
                isWhole ? terms.percent() : null,
                terms.reducesTax(),
                new Occasion(matchId, date, "Paid early", null));
    }

    private DiscountId grant(
            UUID companyId,
            InvoicedDocument invoice,
            Money amount,
            @Nullable BigDecimal percent,
            boolean reducesTax,
            Occasion occasion) {
        var planned = allocations
                .plan(companyId, List.of(new InvoiceAmount(invoice.id(), amount)))
                .getFirst();
        var shares = shares(invoice, amount, percent, reducesTax);
        var id = DiscountId.next();
        var entryId = EntryId.next();
        journal.post(posting(companyId)
                .entry(entryId, companyId, id, invoice, shares, occasion.date(), occasion.grantedBy()));
        var allocationId = allocations.settle(companyId, planned, settling(id), entryId, occasion.date());
        discounts.insert(new Discount(
                companyId,
                id,
                invoice.id(),
                invoice.customerId(),
                occasion.matchId(),
                occasion.date(),
                amount,
                shares.tax(),
                reducesTax,
                occasion.reason(),
                occasion.grantedBy(),
                allocationId,
                entryId,
                null));
        return id;
    }

    private static TaxShares shares(
            InvoicedDocument invoice, Money amount, @Nullable BigDecimal percent, boolean reducesTax) {
        if (!reducesTax) {
            return TaxShares.withoutTax(amount);
        }
        return percent == null ? TaxShares.part(invoice, amount) : TaxShares.percentage(invoice, amount, percent);
    }

    private void takeBack(Discount discount, LocalDate date, String reason, @Nullable UUID by) {
        discount.requireActive();
        var companyId = discount.companyId();
        var planned = allocations.planUndo(companyId, discount.allocationId(), settling(discount.id()), date);
        var reversal = journal.reverse(companyId, discount.entryId(), date, reason, by);
        allocations.undo(companyId, planned, reversal.entryId(), date);
        discounts.setReversed(discount, reversal.entryId());
    }

    private static SettlingDocument settling(DiscountId id) {
        return new SettlingDocument(SettlingDocument.Kind.SETTLEMENT_DISCOUNT, id.value());
    }

    private DiscountPosting posting(UUID companyId) {
        return new DiscountPosting(
                chart.byRole(companyId, AccountRole.SETTLEMENT_DISCOUNT),
                chart.byRole(companyId, AccountRole.TAX_PAYABLE),
                chart.byRole(companyId, AccountRole.RECEIVABLE));
    }

    /// What a discount is granted for, when and by whom.
    private record Occasion(
            @Nullable UUID matchId,
            LocalDate date,
            String reason,
            @Nullable UUID grantedBy) {}
}
