package io.tieout.ledger.currency;

import io.tieout.platform.problem.NotFound;

final class ExchangeRateUnknown extends NotFound {

    ExchangeRateUnknown(ExchangeRateId id) {
        super(
                "exchange-rate-unknown",
                "There is no such exchange rate",
                "Exchange rate " + id.value() + " is not known");
    }
}
