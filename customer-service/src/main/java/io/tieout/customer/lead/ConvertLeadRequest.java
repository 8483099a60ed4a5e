package io.tieout.customer.lead;

import io.tieout.platform.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param customerId the customer that it turned out to be; a new one where absent
/// @param value what may be sold
record ConvertLeadRequest(
        @Nullable UUID customerId, @Nullable Money value) {}
