package io.tieout.sales.rule;

import io.tieout.sales.change.ObjectKind;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A document as a rule sees it.
///
/// @param dealId that actions act on; none: there is no deal
record JudgedObject(
        UUID companyId,
        ObjectKind kind,
        UUID objectId,
        long version,
        UUID ownerUserId,
        @Nullable UUID dealId,
        Map<String, Object> facts) {}
