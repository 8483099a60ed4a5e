package io.tieout.ledger.settlementdiscount;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.receivable.AllocationService;
import io.tieout.ledger.receivable.AmountNotPositive;
import io.tieout.ledger.receivable.EarlyPaymentTerms;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceCorrectionService;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.ledger.receivable.InvoicedDocument;
import io.tieout.ledger.receivable.InvoicedDocumentService;
import io.tieout.ledger.receivable.PlannedAllocation;
import io.tieout.ledger.receivable.SettlingDocument;
import io.tieout.ledger.receivable.TaxShares;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
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

    private static final String PAID_EARLY = "Paid early";

    private final ChartService chart;
    private final JournalService journal;
    private final InvoicedDocumentService invoices;
    private final AllocationService allocations;
    private final InvoiceCorrectionService corrections;
    private final DiscountRepository discounts;

    SettlementDiscountService(
            ChartService chart,
            JournalService journal,
            InvoicedDocumentService invoices,
            AllocationService allocations,
            InvoiceCorrectionService corrections,
            DiscountRepository discounts) {
        this.corrections = corrections;
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

    /// Grants what a customer took, if the invoice promises it, the payment came in time, and nothing stays
    /// open.
    public void grantTaken(UUID companyId, TakenDiscount taken) {
        var invoice = invoices.lock(companyId, taken.invoiceId());
        var terms = invoice.earlyPayment();
        if (terms == null) {
            throw new DiscountNotEarned(invoice.number(), "promises no discount");
        }
        var lastDay = terms.lastDay(invoice.invoiceDate());
        if (taken.paidOn().isAfter(lastDay)) {
            throw new DiscountNotEarned(
                    invoice.number(), "was paid on " + taken.paidOn() + ", and " + lastDay + " was the last day");
        }
        var allowance = allowance(companyId, invoice, terms);
        var left = allowance.most().minus(settledBy(companyId, invoice, SettlingDocument.Kind.SETTLEMENT_DISCOUNT));
        if (taken.amount().compareTo(left) > 0) {
            throw new DiscountNotEarned(
                    invoice.number(), "promises " + left + " for paying early, not " + taken.amount());
        }
        if (!taken.settled().equals(invoice.open())) {
            throw new DiscountNotEarned(
                    invoice.number(), "has " + invoice.open() + " open, and only " + taken.settled() + " is settled");
        }
        grant(
                companyId,
                invoice,
                taken.amount(),
                allowance.percentOf(taken.amount()),
                terms.reducesTax(),
                new Occasion(taken.matchId(), taken.effectiveDate(), PAID_EARLY, null));
    }

    /// Payments of these invoices were undone or came back: nothing is earned by what was not paid whole. What somebody
    /// gave by hand stays.
    public void takeBackEarned(UUID companyId, Collection<InvoiceId> owedAgain, LocalDate effectiveDate) {
        if (owedAgain.isEmpty()) {
            return;
        }
        for (var discount : discounts.earnedOn(companyId, owedAgain)) {
            var date = effectiveDate.isBefore(discount.date()) ? discount.date() : effectiveDate;
            takeBack(discount, date, "The payment was undone", null);
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
        var allowance = allowance(companyId, invoice, terms);
        var left = allowance.most().minus(settledBy(companyId, invoice, SettlingDocument.Kind.SETTLEMENT_DISCOUNT));
        if (!invoice.open().isPositive() || invoice.open().compareTo(left) > 0) {
            return;
        }
        grant(
                companyId,
                invoice,
                invoice.open(),
                allowance.percentOf(invoice.open()),
                terms.reducesTax(),
                new Occasion(matchId, date, PAID_EARLY, null));
    }

    /// Goods that came back are not paid early: the discount is on what was kept.
    private Allowance allowance(UUID companyId, InvoicedDocument invoice, EarlyPaymentTerms terms) {
        var kept = invoice.total().minus(settledBy(companyId, invoice, SettlingDocument.Kind.CREDIT_NOTE));
        return new Allowance(
                TaxShares.percentOf(kept, terms.percent(), invoice.rules()),
                kept.equals(invoice.total()) ? terms.percent() : null);
    }

    private Money settledBy(UUID companyId, InvoicedDocument invoice, SettlingDocument.Kind kind) {
        return allocations.settledBy(
                companyId, invoice.id(), kind, invoice.total().currency());
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
        var relief = corrections.relieve(companyId, planned);
        if (occasion.matchId() == null) {
            corrections.requireNotRevaluedAfter(companyId, relief, occasion.date());
        }
        var shares = shares(invoice, amount, percent, reducesTax);
        var id = DiscountId.next();
        var entryId = EntryId.next();
        var entry = posting(companyId)
                .entry(entryId, companyId, id, invoice, shares, occasion.date(), occasion.grantedBy());
        journal.post(corrections.ofTheSale(entry, relief));
        var allocationId = allocations.settle(companyId, planned, settling(id), entryId, occasion.date());
        corrections.settle(companyId, relief, id.value(), entryId, occasion.date());
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
        corrections.planUndo(companyId, discount.id().value());
        var reversal = journal.reverse(companyId, discount.entryId(), date, reason, by);
        allocations.undo(companyId, planned, reversal.entryId(), date);
        corrections.undo(companyId, discount.id().value(), reversal.entryId(), date);
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

    /// What may be kept back for paying early.
    ///
    /// @param percentOfTotal where it is a percentage of the whole invoice
    private record Allowance(Money most, @Nullable BigDecimal percentOfTotal) {

        /// The percentage that this part of it is of the whole invoice, where it is one.
        private @Nullable BigDecimal percentOf(Money part) {
            return part.equals(most) ? percentOfTotal : null;
        }
    }

    /// What a discount is granted for, when and by whom.
    private record Occasion(
            @Nullable UUID matchId,
            LocalDate date,
            String reason,
            @Nullable UUID grantedBy) {}
}
