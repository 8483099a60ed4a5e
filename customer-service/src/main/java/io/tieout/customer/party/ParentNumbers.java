package io.tieout.customer.party;

import org.jspecify.annotations.Nullable;

/// By what the parent of a customer is known; nothing when it has none.
record ParentNumbers(@Nullable String number, @Nullable String externalNumber) {}
