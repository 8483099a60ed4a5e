package io.tieout.events.customer.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lead became a customer with a contact; sales opens the deal. Carries no personal data.
///
/// @param dealId that the deal is to have, so that both sides know it at once
/// @param ownerUserId whose deal it is
/// @param source where the lead came from
/// @param value what may be sold
public record LeadConverted(
        UUID leadId,
        UUID customerId,
        UUID contactId,
        UUID dealId,
        UUID ownerUserId,
        String source,
        @Nullable Money value,
        LocalDate convertedOn) {}
