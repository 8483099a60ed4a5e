package io.tieout.ledger.businessfact;

import io.tieout.ledger.postingrule.FactType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which facts are wanted; what is null does not matter.
///
/// @param from first effective date
/// @param to last effective date
record FactFilter(
        @Nullable FactState state,
        @Nullable FactSource source,
        @Nullable FactType type,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
