package io.tieout.ledger.receivable;

import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.currency.ExchangeRateService;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.ForeignAmount;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps customers' money that belongs to no invoice yet.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CustomerCreditService {

    private final CustomerCreditRepository credits;
    private final ChartService chart;
    private final ExchangeRateService rates;

    CustomerCreditService(CustomerCreditRepository credits, ChartService chart, ExchangeRateService rates) {
        this.credits = credits;
        this.chart = chart;
        this.rates = rates;
    }

    /// A payment brought money on account.
    ///
    /// @param worth in the books, which it keeps: the same amount, unless it came in another currency
    public void open(
            UUID companyId,
            UUID customerId,
            Money amount,
            Money worth,
            UUID matchId,
            EntryId entryId,
            LocalDate effectiveDate) {
        credits.insert(
                new CustomerCredit(
                        companyId, CustomerCreditId.next(), customerId, matchId, effectiveDate, amount, amount, worth),
                entryId);
    }

    /// Makes sure that so much could be paid back now, and keeps it so until the transaction ends.
    ///
    /// @return the customer whose money it is
    public UUID requireRefundable(UUID companyId, CustomerCreditId id, Money amount, LocalDate date) {
        var credit = lock(companyId, id);
        AllocationService.requireNotBefore(date, credit.effectiveDate());
        credit.requireEnough(amount);
        return credit.customerId();
    }

    /// The money goes back to the customer, at what it is worth in the books.
    ///
    /// @param entryId that will be posted
    /// @return the line that takes it off the advances
    public LineDraft refund(UUID companyId, CustomerCreditId id, Money amount, EntryId entryId, LocalDate date) {
        var credit = lock(companyId, id);
        var worth = credit.worthOf(
                amount, rates.increment(companyId, credit.carrying().currency()));
        credits.update(credit.use(amount, worth), amount.negated(), worth.negated(), entryId, date, null);
        var line = LineDraft.debit(chart.byRole(companyId, AccountRole.CUSTOMER_ADVANCES), worth)
                .with("customerId", credit.customerId().toString());
        return credit.isForeign() ? line.as(new ForeignAmount(amount, Rate.implied(amount, worth))) : line;
    }

    /// So much of a customer's money, the oldest first; it stays there until the transaction ends.
    ///
    /// @return what is taken of each credit
    public Map<CustomerCreditId, Money> take(UUID companyId, UUID customerId, Money amount) {
        var open = new ArrayList<>(credits.lockOpen(companyId, customerId, amount.currency()));
        open.sort(Comparator.comparing(CustomerCredit::effectiveDate)
                .thenComparing(credit -> credit.id().value()));
        var taken = new LinkedHashMap<CustomerCreditId, Money>();
        var left = amount;
        for (var credit : open) {
            if (left.isPositive()) {
                var part = left.min(credit.open());
                taken.put(credit.id(), part);
                left = left.minus(part);
            }
        }
        if (left.isPositive()) {
            throw new ExceedsMoneyOnAccount(amount.minus(left), amount);
        }
        return taken;
    }

    /// Keeps others from using what these were taken of until the transaction ends.
    public void hold(UUID companyId, Collection<AllocationId> ids) {
        credits.lockUsedBy(companyId, ids);
    }

    private CustomerCredit lock(UUID companyId, CustomerCreditId id) {
        return credits.lock(companyId, id).orElseThrow(() -> new CustomerCreditUnknown(id));
    }

    /// Makes sure that none of the money is used yet, and keeps it so until the transaction ends.
    public void planUndo(UUID companyId, UUID matchId) {
        credits.lockOfMatch(companyId, matchId).forEach(CustomerCredit::requireUnused);
    }

    /// The payment was undone, and its money on account with it.
    public void undo(UUID companyId, UUID matchId, EntryId reversalEntryId, LocalDate date) {
        for (var credit : credits.lockOfMatch(companyId, matchId)) {
            credits.update(
                    credit.takeBack(),
                    credit.open().negated(),
                    credit.carrying().negated(),
                    reversalEntryId,
                    date,
                    null);
        }
    }
}
