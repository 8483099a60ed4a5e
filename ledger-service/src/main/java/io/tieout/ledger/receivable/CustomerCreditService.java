package io.tieout.ledger.receivable;

import io.tieout.ledger.account.CurrencyNotSupported;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps customers' money that belongs to no invoice yet.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CustomerCreditService {

    private final CustomerCreditRepository credits;

    CustomerCreditService(CustomerCreditRepository credits) {
        this.credits = credits;
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
        if (credit.isForeign()) {
            throw new CurrencyNotSupported(amount.currency(), credit.carrying().currency(), "/amount/currency");
        }
        credit.use(amount);
        return credit.customerId();
    }

    /// The money goes back to the customer.
    public void refund(UUID companyId, CustomerCreditId id, Money amount, EntryId entryId, LocalDate date) {
        credits.update(lock(companyId, id).use(amount), amount.negated(), entryId, date, null);
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
