package io.tieout.ledger.journal;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.util.HashMap;
import java.util.Map;

/// One line of an entry to be posted.
///
/// @param amount positive; the side says in which direction
/// @param dimensions what else the line is about, by name, for example `customerId`; ids, no personal data
public record LineDraft(AccountCode account, Side side, Money amount, Map<String, String> dimensions) {

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
        return new LineDraft(account, side, amount, more);
    }
}
