package io.tieout.ledger.receivable;

import io.tieout.ledger.foreignitem.AverageCost;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer's money that belongs to no invoice yet: a liability, not a negative receivable.
///
/// @param matchId the payment that brought it
/// @param open what is left of it
/// @param carrying what that is worth in the books; the same, unless it came in another currency
record CustomerCredit(
        UUID companyId,
        CustomerCreditId id,
        UUID customerId,
        @Nullable UUID matchId,
        LocalDate effectiveDate,
        Money amount,
        Money open,
        Money carrying) {

    boolean isForeign() {
        return !amount.currency().equals(carrying.currency());
    }

    /// What a part of it is worth: the last part takes the rest.
    ///
    /// @param increment the smallest step of the company's amounts
    Money worthOf(Money used, Money increment) {
        requireEnough(used);
        return isForeign()
                ? new AverageCost(open, carrying)
                        .worth(used.negated(), null, increment)
                        .abs()
                : used;
    }

    /// @param worth of the part in the books
    CustomerCredit use(Money used, Money worth) {
        requireEnough(used);
        return with(open.minus(used), carrying.minus(worth));
    }

    CustomerCredit giveBack(Money unused, Money worth) {
        return with(open.plus(unused), carrying.plus(worth));
    }

    /// The payment behind it was undone.
    CustomerCredit takeBack() {
        requireUnused();
        return with(Money.zero(amount.currency()), Money.zero(carrying.currency()));
    }

    void requireUnused() {
        if (!open.equals(amount)) {
            throw new CreditAlreadyUsed(this);
        }
    }

    void requireEnough(Money used) {
        if (!used.currency().equals(amount.currency()) || used.compareTo(open) > 0) {
            throw new ExceedsCustomerCredit(id, open, used);
        }
    }

    private CustomerCredit with(Money left, Money worth) {
        return new CustomerCredit(companyId, id, customerId, matchId, effectiveDate, amount, left, worth);
    }
}
