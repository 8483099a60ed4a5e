package io.tieout.ledger.posting;

import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.StatedWorth;
import io.tieout.ledger.foreignitem.ForeignItemId;
import io.tieout.ledger.foreignitem.ForeignItemService;
import io.tieout.ledger.foreignitem.ItemAmount;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.period.PeriodModule;
import io.tieout.ledger.period.PeriodService;
import io.tieout.ledger.receivable.AllocationService;
import io.tieout.ledger.receivable.CreditDocuments.Settling;
import io.tieout.ledger.receivable.CustomerCreditService;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.ledger.receivable.PlannedAllocation;
import io.tieout.ledger.receivable.PlannedCredit;
import io.tieout.ledger.settlementdiscount.SettlementDiscountService;
import io.tieout.ledger.settlementdiscount.TakenDiscount;
import io.tieout.ledger.transfer.TransferLeg;
import io.tieout.ledger.transfer.TransferService;
import io.tieout.ledger.withholding.WithheldTax;
import io.tieout.ledger.withholding.WithholdingService;
import io.tieout.ledger.writeoff.MatchedWriteOff;
import io.tieout.ledger.writeoff.WriteOffService;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Applies what reconciliation decided about bank lines, if the books allow it. Works below a savepoint: a
/// refusal takes back what was written, and its answer can still be given in the transaction of the event.
@Service
@Transactional(propagation = Propagation.NESTED)
class PaymentService {

    static final String PAYMENT = "PAYMENT";

    private final BankLineRepository lines;
    private final PaymentRepository payments;
    private final AllocationService allocations;
    private final CustomerCreditService credits;
    private final SettlementDiscountService discounts;
    private final WithholdingService withholdings;
    private final WriteOffService writeOffs;
    private final ChartService chart;
    private final PeriodService periods;
    private final JournalService journal;
    private final PostingPublisher publisher;
    private final ForeignItemService items;
    private final TransferService transfers;
    private final PaymentCreditService paymentCredits;
    private final ExchangeRateService rates;

    PaymentService(
            BankLineRepository lines,
            PaymentRepository payments,
            AllocationService allocations,
            CustomerCreditService credits,
            SettlementDiscountService discounts,
            WithholdingService withholdings,
            WriteOffService writeOffs,
            ChartService chart,
            PeriodService periods,
            JournalService journal,
            PostingPublisher publisher,
            ForeignItemService items,
            TransferService transfers,
            PaymentCreditService paymentCredits,
            ExchangeRateService rates) {
        this.rates = rates;
        this.paymentCredits = paymentCredits;
        this.items = items;
        this.transfers = transfers;
        this.lines = lines;
        this.payments = payments;
        this.allocations = allocations;
        this.credits = credits;
        this.discounts = discounts;
        this.withholdings = withholdings;
        this.writeOffs = writeOffs;
        this.chart = chart;
        this.periods = periods;
        this.journal = journal;
        this.publisher = publisher;
    }

    /// Moves the clearing of a line to the invoices it pays, the credits it takes and its other parts. Locks the
    /// line, then the invoices, then the credits.
    void apply(PaymentMatch told) {
        var cause = told.cause();
        var companyId = cause.companyId();
        if (payments.exists(companyId, cause.matchId())) {
            return;
        }
        var line = lockUnexplained(companyId, told.lineId());
        line.requireAmount(told.amount());
        if (told.writesOff()) {
            writeOffs.expect(companyId);
        }
        var match = told.paid();
        var shares = paymentCredits.shares(companyId, told);
        boolean exchanged = line.isForeign() || !match.exchanged().isEmpty();
        // An invoice takes the money together with what was kept back from it: all are locked at once.
        var wholes = allocations.plan(
                companyId, shares.invoices().stream().map(told::settling).toList());
        var plan = told.paid(wholes);
        var planned = paymentCredits.plan(companyId, shares);
        var taken = PaymentCreditService.all(planned);
        paymentCredits.requireOfTheirOwn(companyId, match, plan, taken);
        var foreign = exchanged ? itemAmounts(plan, taken, line.worth().currency()) : List.<ItemAmount>of();
        var whole = items.relieve(companyId, foreign);
        requireLikely(match, line);
        var date = periods.firstOpenDay(companyId, earliest(line, wholes, taken));
        keepBack(told, line, date);
        // What a document of ours took is not there any more.
        var reliefs = told.keptBack().isEmpty() ? whole : items.relieve(companyId, foreign);
        var entryId = journal.post(
                exchanged
                        ? posting(line).foreignPayment(match, plan, reliefs, taken, line, date)
                        : posting(line).payment(match, plan, taken, line, date));
        allocations.settle(companyId, plan, cause.matchId(), entryId, date);
        paymentCredits.settle(companyId, planned, new Settling(cause.matchId(), entryId, line.bookingDate(), date));
        items.settle(companyId, reliefs, cause.matchId(), entryId, date);
        discounts.takeBackEarned(companyId, owedAgain(plan), date);
        discounts.grantEarned(companyId, plan, cause.matchId(), line.bookingDate(), date);
        var worths = line.isForeign() ? PaymentPosting.worths(match, line) : List.<Money>of();
        for (int index = 0; index < match.parts().size(); index++) {
            var part = match.parts().get(index);
            if (part.type() == PartType.ON_ACCOUNT) {
                var worth = line.isForeign() ? worths.get(match.allocations().size() + index) : part.amount();
                credits.open(companyId, part.owner(), part.amount(), worth, cause.matchId(), entryId, date);
            }
        }
        conclude(new AppliedDecision(cause.about(plan), line.lineId(), PAYMENT, entryId, date));
    }

    /// What came back was not paid.
    private static Set<InvoiceId> owedAgain(List<PlannedAllocation> plan) {
        return plan.stream()
                .filter(part -> part.amount().isNegative())
                .map(PlannedAllocation::invoiceId)
                .collect(Collectors.toSet());
    }

    private @Nullable UUID stillComing(UUID companyId, @Nullable UUID otherLeg) {
        return otherLeg == null || payments.isGone(companyId, otherLeg) ? null : otherLeg;
    }

    private void conclude(AppliedDecision applied) {
        var companyId = applied.cause().companyId();
        lines.setMatches(companyId, List.of(applied));
        payments.insertApplied(companyId, List.of(applied));
        publisher.applied(List.of(applied));
    }

    /// Documents of ours settle what was kept back, before the money settles the rest: the last change of the
    /// invoice is the payment's, which ends what reconciliation had reserved.
    private void keepBack(PaymentMatch match, PostedBankLine line, LocalDate date) {
        var matchId = match.cause().matchId();
        var paidOn = line.bookingDate();
        for (var part : match.keptBack()) {
            var invoiceId = part.invoice();
            var amount = part.amount().abs();
            switch (part.type()) {
                case DISCOUNT -> {
                    var settled = match.settled(invoiceId);
                    discounts.grantTaken(
                            line.companyId(), new TakenDiscount(invoiceId, amount, settled, matchId, paidOn, date));
                }
                case WITHHOLDING_TAX ->
                    withholdings.withhold(line.companyId(), new WithheldTax(invoiceId, amount, matchId, paidOn, date));
                case WRITE_OFF -> {
                    var givenUp = part.givenUp();
                    writeOffs.writeOff(
                            line.companyId(),
                            new MatchedWriteOff(
                                    invoiceId, amount, matchId, date, givenUp.reason(), givenUp.decidedBy()));
                }
                case ON_ACCOUNT, BANK_FEE, PSP_FEE, RETURN_FEE, ROUNDING ->
                    throw new IllegalArgumentException("not kept back: " + part);
            }
        }
    }

    /// Moves the clearing of a line that is no payment to where its kind belongs.
    void apply(LineClassification classification) {
        var cause = classification.cause();
        var companyId = cause.companyId();
        if (payments.exists(companyId, cause.matchId())) {
            return;
        }
        var line = lockUnexplained(companyId, classification.lineId());
        line.requireAmount(classification.amount());
        if (classification.kind() == LineKind.OWN_TRANSFER) {
            transfers.expect(companyId);
        }
        var date = periods.firstOpenDay(companyId, line.effectiveDate(), PeriodModule.CASH);
        var entryId = journal.post(posting(line).classification(classification, line, date));
        if (classification.kind() == LineKind.OWN_TRANSFER) {
            transfers.arrived(new TransferLeg(
                    companyId,
                    cause.matchId(),
                    line.bankAccountId(),
                    line.lineId(),
                    line.bookingDate(),
                    date,
                    line.amount(),
                    line.worth(),
                    stillComing(companyId, classification.otherLeg())));
        }
        conclude(new AppliedDecision(cause, line.lineId(), classification.kind().name(), entryId, date));
    }

    /// Takes an explanation back: the line is unexplained, its invoices are owed again. Locks in the order in which
    /// [#apply(PaymentMatch)] does, and all before the journal.
    void undo(MatchUndoing undoing) {
        var cause = undoing.cause();
        var companyId = cause.companyId();
        var payment = payments.lock(companyId, cause.matchId()).orElseThrow(() -> new MatchNotApplied(cause.matchId()));
        if (payment.status() == Payment.Status.REVERSED) {
            return;
        }
        if (payment.status() == Payment.Status.REFUSED) {
            throw new MatchNotApplied(cause.matchId());
        }
        var line = lock(companyId, payment.lineId());
        writeOffs.expectTakingBack(companyId, cause.matchId());
        allocations.planUndo(companyId, cause.matchId());
        paymentCredits.planUndo(companyId, cause.matchId());
        credits.planUndo(companyId, cause.matchId());
        items.planUndo(companyId, cause.matchId());
        boolean closed = !periods.firstOpenDay(companyId, payment.date()).equals(payment.date());
        var date = periods.firstOpenDay(companyId, latest(undoing.undoneOn(), payment.date()));
        discounts.takeBackEarned(companyId, allocations.paidBy(companyId, cause.matchId()), date);
        withholdings.takeBackOfPayment(companyId, cause.matchId(), date);
        writeOffs.takeBackOfMatch(companyId, cause.matchId(), date);
        transfers.undone(companyId, cause.matchId(), date);
        var reversal = journal.reverse(companyId, payment.entry(), date, "The match was undone", null);
        allocations.undo(companyId, cause.matchId(), reversal.entryId(), date);
        paymentCredits.undo(companyId, cause.matchId(), reversal.entryId(), date);
        items.undo(companyId, cause.matchId(), reversal.entryId(), date);
        credits.undo(companyId, cause.matchId(), reversal.entryId(), date);
        lines.removeMatch(companyId, line.lineId());
        payments.setReversed(payment, reversal.entryId());
        publisher.reversed(cause, line.lineId(), reversal.entryId(), date, closed);
    }

    /// Answers that a match cannot be in the books.
    void refuse(Cause cause, UUID lineId, String kind, Refusal refusal) {
        if (payments.insertRefused(cause, lineId, kind, refusal)) {
            if (kind.equals(LineKind.OWN_TRANSFER.name())) {
                transfers.refused(cause.companyId(), cause.matchId());
            }
            publisher.refused(cause, lineId, refusal);
        }
    }

    /// Answers that a match stays in the books.
    void refuseUndo(MatchUndoing undoing, Refusal refusal) {
        publisher.refused(undoing.cause(), undoing.lineId(), refusal);
    }

    private PostedBankLine lockUnexplained(UUID companyId, UUID lineId) {
        var line = lock(companyId, lineId);
        line.requireUnexplained();
        return line;
    }

    private PostedBankLine lock(UUID companyId, UUID lineId) {
        return lines.lock(companyId, lineId).orElseThrow(() -> new BankLineUnknown(lineId));
    }

    private PaymentPosting posting(PostedBankLine line) {
        var companyId = line.companyId();
        var clearing = chart.findBankAccounts(companyId, line.bankAccountId())
                .orElseThrow()
                .clearing();
        return new PaymentPosting(clearing, role -> chart.byRole(companyId, role));
    }

    /// Nobody settles an invoice by saying that next to nothing was paid for it.
    private void requireLikely(PaymentMatch match, PostedBankLine line) {
        if (match.exchanged().isEmpty()) {
            return;
        }
        var own = line.worth().currency();
        var worths = PaymentPosting.worths(match, line);
        var stated = new LinkedHashMap<InvoiceAmount, StatedWorth>();
        for (int index = 0; index < match.allocations().size(); index++) {
            var paid = match.allocations().get(index);
            var settled = match.exchanged().get(paid.invoiceId());
            if (settled == null) {
                continue;
            }
            stated.put(
                    paid,
                    settled.currency().equals(own)
                            ? new StatedWorth(paid.amount().abs(), settled.abs())
                            : new StatedWorth(settled.abs(), worths.get(index).abs()));
        }
        var contradicting = rates.contradicting(line.companyId(), stated.values(), line.bookingDate());
        stated.forEach((paid, worth) -> {
            var inForce = contradicting.get(worth);
            if (inForce != null) {
                throw new MatchRateDeviates(paid.amount(), match.settling(paid).amount(), inForce);
            }
        });
    }

    /// Of the invoices, and then of the credits that say so.
    ///
    /// @param own the currency of the books, in which nothing stands at a rate
    private static List<ItemAmount> itemAmounts(
            List<PlannedAllocation> plan, List<PlannedCredit> credits, Currency own) {
        var invoiced = plan.stream()
                .filter(part -> !part.amount().currency().equals(own))
                .map(part -> new ItemAmount(new ForeignItemId(part.invoiceId().value()), part.amount()));
        var credited = credits.stream()
                .filter(credit -> credit.worth() == null)
                .map(credit -> new ItemAmount(
                        new ForeignItemId(credit.documentId()), credit.amount().negated()));
        return Stream.concat(invoiced, credited).toList();
    }

    /// Money that came before an invoice settles it on the day from which it is owed.
    static LocalDate earliest(PostedBankLine line, List<PlannedAllocation> plan, List<PlannedCredit> credits) {
        var date = line.effectiveDate();
        for (var allocation : plan) {
            date = latest(date, allocation.owedFrom());
        }
        for (var credit : credits) {
            date = latest(date, credit.from());
        }
        return date;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
