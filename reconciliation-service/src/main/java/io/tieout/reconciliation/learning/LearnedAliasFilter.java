package io.tieout.reconciliation.learning;

import io.tieout.reconciliation.matching.AliasKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which aliases a list shows; what is absent does not restrict.
///
/// @param key as written or folded
/// @param forgotten whether those are shown that a person had forgotten, or the others
record LearnedAliasFilter(
        @Nullable AliasKind kind,
        @Nullable UUID customerId,
        @Nullable String key,
        boolean forgotten) {}
