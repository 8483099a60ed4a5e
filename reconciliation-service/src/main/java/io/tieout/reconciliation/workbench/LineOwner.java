package io.tieout.reconciliation.workbench;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who sees to a line.
///
/// @param version counts the changes
record LineOwner(UUID lineId, @Nullable UUID ownerId, long version) {}
