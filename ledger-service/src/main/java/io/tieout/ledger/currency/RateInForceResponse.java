package io.tieout.ledger.currency;

import java.time.LocalDate;
import java.util.Currency;

/// The rate that the books use on a day.
///
/// @param quotedOn the day for which it was quoted
/// @param inverse whether it was quoted the other way round
record RateInForceResponse(
        Currency baseCurrency,
        Currency quoteCurrency,
        LocalDate date,
        Rate rate,
        LocalDate quotedOn,
        String source,
        boolean inverse) {}
