package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something owed in another currency.
///
/// @param account on which it stands
/// @param reference for people, for example the supplier's invoice number
/// @param amount what was owed in the beginning, in its own currency
/// @param open what is owed still
/// @param booked what the whole was worth in the beginning
/// @param carrying what the open part stands at in the books
/// @param rate what a unit of the open part stands at
public record ForeignItem(
        UUID companyId,
        ForeignItemId id,
        Kind kind,
        ItemSide side,
        AccountCode account,
        @Nullable String reference,
        @Nullable UUID customerId,
        LocalDate openedOn,
        @Nullable LocalDate dueDate,
        Money amount,
        Money open,
        Money booked,
        Money carrying,
        Rate rate,
        EntryId entryId,
        long version) {

    /// Who keeps it.
    public enum Kind {
        /// The invoice with the same id.
        INVOICE,
        /// The credit note with the same id: it settles invoices, and is owed to the customer until it does.
        CREDIT_NOTE,
        /// Opened by hand: a bill, a loan.
        ENTRY
    }

    /// @param part what is settled; negative when it is owed again
    /// @param increment the smallest step of the company's amounts
    Relief relieve(Money part, Money increment) {
        var left = open.minus(part);
        if (part.isZero() || left.isNegative() || left.compareTo(amount) > 0) {
            throw new ExceedsForeignItem(id, open, part);
        }
        var nominal = rate.convert(part, increment);
        return new Relief(this, part, left.isZero() ? carrying : nominal.min(carrying), nominal);
    }

    ForeignItem settled(Relief relief) {
        return with(open.minus(relief.amount()), carrying.minus(relief.carrying()), rate);
    }

    ForeignItem restored(Money amountBack, Money carryingBack) {
        return with(open.plus(amountBack), carrying.plus(carryingBack), rate);
    }

    ForeignItem revalued(Money change, Rate now) {
        return with(open, carrying.plus(change), now);
    }

    private ForeignItem with(Money left, Money stands, Rate at) {
        return new ForeignItem(
                companyId,
                id,
                kind,
                side,
                account,
                reference,
                customerId,
                openedOn,
                dueDate,
                amount,
                left,
                booked,
                stands,
                at,
                entryId,
                version + 1);
    }
}
