package io.tieout.customer.lead;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something here that seems to be the same person or organisation.
///
/// @param ownerUserId of a lead
record Duplicate(
        Kind kind, UUID id, Reason reason, @Nullable UUID ownerUserId) {

    enum Kind {
        LEAD,
        CUSTOMER,
        CONTACT
    }

    enum Reason {
        EMAIL,
        PHONE,
        NAME
    }
}
