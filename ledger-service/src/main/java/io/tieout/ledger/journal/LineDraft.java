package io.tieout.ledger.journal;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of an entry to be posted.
///
/// @param amount in the currency of the books; the side says in which direction. In another currency only until
/// somebody converts it
/// @param dimensions what else the line is about, by name, for example `customerId`; ids, no personal data
/// @param foreign what it is in another currency, where it is
public record LineDraft(
        AccountCode account,
        Side side,
        Money amount,
        Map<String, String> dimensions,
        @Nullable ForeignAmount foreign) {

    public LineDraft(AccountCode account, Side side, Money amount, Map<String, String> dimensions) {
        this(account, side, amount, dimensions, null);
    }

    public LineDraft {
        dimensions = Map.copyOf(dimensions);
    }

    public static LineDraft debit(AccountCode account, Money amount) {
        return new LineDraft(account, Side.DEBIT, amount, Map.of());
    }

    public static LineDraft credit(AccountCode account, Money amount) {
        return new LineDraft(account, Side.CREDIT, amount, Map.of());
    }

    public LineDraft with(String dimension, String value) {
        var more = new HashMap<>(dimensions);
        more.put(dimension, value);
        return new LineDraft(account, side, amount, more, foreign);
    }

    /// The same in another currency, too.
    public LineDraft as(ForeignAmount inForeignCurrency) {
        return new LineDraft(account, side, amount, dimensions, inForeignCurrency);
    }

    LineDraft worth(Money converted) {
        return new LineDraft(account, side, converted, dimensions, foreign);
    }

    LineDraft opposite() {
        return new LineDraft(account, side.opposite(), amount, dimensions, foreign);
    }
}
