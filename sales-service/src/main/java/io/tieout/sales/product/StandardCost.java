package io.tieout.sales.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// What a unit of a product costs by standard (IAS 2.21) in sales of one currency, from a day on. Of several for the
/// same day, the one entered last counts.
record StandardCost(
        String productCode,
        String currency,
        LocalDate validFrom,
        BigDecimal unitCost,
        UUID enteredBy,
        Instant enteredAt) {}
