package io.tieout.sales.customerview;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What sales knows of a customer.
///
/// @param language BCP 47 tag of the language it is written to in, where that is known
public record CustomerView(
        UUID customerId,
        String name,
        String customerNumber,
        int paymentTermDays,
        @Nullable String language) {}
