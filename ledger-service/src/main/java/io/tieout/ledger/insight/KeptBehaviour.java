package io.tieout.ledger.insight;

import java.util.List;
import java.util.UUID;

/// How a customer paid lately, when it differs from what was told before.
///
/// @param written the figures as they are kept, to be compared with the next ones
record KeptBehaviour(UUID customerId, long version, Window window, List<CurrencyBehaviour> currencies, String written) {

    KeptBehaviour {
        currencies = List.copyOf(currencies);
    }
}
