package io.tieout.ledger.journal;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// @param amount in the currency of the books; in another one it is converted at the rate of the day. When absent,
/// `foreignAmount` is
/// @param foreignAmount what the line is in another currency; an amount beside it is in that of the books
/// @param exchangeRate what a unit of that currency is worth; the rate of the day when absent
/// @param dimensions what else the line is about, by name, for example `{"costCenter":"SALES"}`
record LineRequest(
        @NotNull AccountCode account,
        @NotNull Side side,
        @Nullable Money amount,
        @Nullable Money foreignAmount,
        @Nullable Rate exchangeRate,

        @Nullable @Size(max = 10)
        Map<
                        @Pattern(regexp = "[a-z][A-Za-z0-9]{0,39}", message = "must be a name such as costCenter")
                        String,
                        @NotNull @Size(max = 100) String>
                dimensions) {

    @AssertTrue(message = "is missing: send amount or foreignAmount")
    boolean isAmountGiven() {
        return amount != null || foreignAmount != null;
    }

    @AssertTrue(message = "is given twice: send exchangeRate or amount beside foreignAmount")
    boolean isWorthOnce() {
        return exchangeRate == null || (amount == null && foreignAmount != null);
    }

    LineDraft toDraft() {
        var about = dimensions == null ? Map.<String, String>of() : dimensions;
        if (amount == null) {
            var wanted = Objects.requireNonNull(foreignAmount);
            var foreign = exchangeRate == null ? null : new ForeignAmount(wanted, exchangeRate);
            return new LineDraft(account, side, wanted, about, foreign);
        }
        if (foreignAmount == null) {
            return new LineDraft(account, side, amount, about);
        }
        // Whatever the books are kept in, one of the two is wrong.
        if (!foreignAmount.isPositive() || foreignAmount.currency().equals(amount.currency())) {
            throw EntryRefused.foreignAmountUnfit(foreignAmount);
        }
        return new LineDraft(
                account, side, amount, about, new ForeignAmount(foreignAmount, Rate.implied(foreignAmount, amount)));
    }
}
