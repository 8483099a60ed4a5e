package io.tieout.ledger.currency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/// A rate as somebody quoted it for a day.
///
/// @param base one unit of it costs
/// @param quote so much of this currency
/// @param source who says so, for example `ECB`
/// @param version counts corrections; the newest counts
record ExchangeRate(
        ExchangeRateId id,
        Currency base,
        Currency quote,
        LocalDate date,
        String source,
        Rate rate,
        long version,
        UUID recordedBy,
        Instant recordedAt) {}
