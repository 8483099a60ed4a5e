package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import org.jspecify.annotations.Nullable;

/// Which items are wanted; what is null does not matter.
///
/// @param open only those of which something is open, or only the others
record ForeignItemFilter(
        @Nullable Boolean open,
        @Nullable ItemSide side,
        @Nullable AccountCode account,
        @Nullable String currency) {}
