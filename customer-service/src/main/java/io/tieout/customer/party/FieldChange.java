package io.tieout.customer.party;

import org.jspecify.annotations.Nullable;

/// A field of a customer had one value and has another one.
record FieldChange(
        String field, @Nullable Object before, @Nullable Object after) {}
