package io.tieout.events.ledger.v1;

import java.time.LocalDate;
import java.util.UUID;

/// What somebody quoted for a day. A correction is a higher version of the same rate.
///
/// @param baseCurrency one unit of it costs
/// @param quoteCurrency so much of this currency
/// @param source who says so, for example `ECB`; `MANUAL` where a person does
/// @param rate a positive decimal string, with at most 15 digits before and 12 after the point
public record ExchangeRateState(
        UUID exchangeRateId, String baseCurrency, String quoteCurrency, LocalDate date, String source, String rate) {}
