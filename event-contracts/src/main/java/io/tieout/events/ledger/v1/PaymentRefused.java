package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ledger did not apply a match; nothing was posted.
///
/// @param code why, for example `exceeds-open-amount`, `invoice-unknown`
/// @param invoiceId the invoice that stood in the way
/// @param open what is open on it
public record PaymentRefused(
        UUID matchId,
        UUID lineId,
        String code,
        String detail,
        @Nullable UUID invoiceId,
        @Nullable Money open) {}
