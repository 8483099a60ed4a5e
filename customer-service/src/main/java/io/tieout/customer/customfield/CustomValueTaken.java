package io.tieout.customer.customfield;

import io.tieout.platform.problem.Conflict;

/// A field says that no two records have the same value.
final class CustomValueTaken extends Conflict {

    CustomValueTaken() {
        super(
                "custom-value-taken",
                "Another record has this value",
                "A custom field is unique, and another record has the same value");
    }
}
