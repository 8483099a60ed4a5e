package io.tieout.ledger.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// How a customer paid in the year up to a day, as it was told to others.
///
/// @param computedAt when it changed last
/// @param version counts the changes
record KeptBehaviourResponse(
        UUID customerId,
        LocalDate from,
        LocalDate asOf,
        List<CurrencyBehaviour> currencies,
        Instant computedAt,
        long version) {}
