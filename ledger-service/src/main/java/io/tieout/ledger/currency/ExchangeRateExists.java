package io.tieout.ledger.currency;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// The source quoted another rate for that day before. It is corrected with `If-Match`, never by accident.
final class ExchangeRateExists extends Conflict {

    ExchangeRateExists(ExchangeRate known) {
        super(
                "exchange-rate-exists",
                "The source has quoted another rate for that day",
                known.source() + " quoted " + known.rate() + " for " + known.date()
                        + "; to correct it, send its version as If-Match",
                new FieldProblem("/rate", "differs from what is recorded"));
        fact("exchangeRateId", known.id());
        fact("currentVersion", known.version());
    }
}
