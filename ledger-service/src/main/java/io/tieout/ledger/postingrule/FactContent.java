package io.tieout.ledger.postingrule;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Map;

/// What a rule looks at.
///
/// @param date on which it happened: decides which rules stand
/// @param amounts by name, none negative, all in one currency
public record FactContent(FactType type, LocalDate date, Map<String, String> attributes, Map<String, Money> amounts) {

    public FactContent {
        attributes = Map.copyOf(attributes);
        amounts = Map.copyOf(amounts);
        if (amounts.isEmpty()) {
            throw new IllegalArgumentException("A fact without an amount is nothing to be posted");
        }
    }
}
