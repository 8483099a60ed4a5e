package io.tieout.ledger.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How invoices were paid within some days.
///
/// @param knownAt counts what was recorded until then; absent: all that is known now
/// @param customerId whose; absent for all customers together
/// @param definitions of each figure
record PaymentBehaviourResponse(
        LocalDate from,
        LocalDate asOf,
        @Nullable String knownAt,
        @Nullable UUID customerId,
        List<CurrencyBehaviour> currencies,
        Map<String, String> definitions) {}
