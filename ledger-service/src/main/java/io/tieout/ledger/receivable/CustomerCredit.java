package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer's money that belongs to no invoice yet: a liability, not a negative receivable.
///
/// @param matchId the payment that brought it
/// @param open what is left of it
record CustomerCredit(
        UUID companyId,
        CustomerCreditId id,
        UUID customerId,
        @Nullable UUID matchId,
        LocalDate effectiveDate,
        Money amount,
        Money open) {

    CustomerCredit use(Money used) {
        if (!used.currency().equals(amount.currency()) || used.compareTo(open) > 0) {
            throw new ExceedsCustomerCredit(id, open, used);
        }
        return withOpen(open.minus(used));
    }

    CustomerCredit giveBack(Money unused) {
        return withOpen(open.plus(unused));
    }

    /// The payment behind it was undone.
    CustomerCredit takeBack() {
        requireUnused();
        return withOpen(Money.zero(amount.currency()));
    }

    void requireUnused() {
        if (!open.equals(amount)) {
            throw new CreditAlreadyUsed(this);
        }
    }

    private CustomerCredit withOpen(Money left) {
        return new CustomerCredit(companyId, id, customerId, matchId, effectiveDate, amount, left);
    }
}
