package io.tieout.events.customer.v1;

import java.util.List;
import java.util.UUID;

/// A customer's data changed; the new values are on the state topic.
///
/// @param changedFields names of the fields, without values
public record CustomerChanged(UUID customerId, List<String> changedFields) {

    public CustomerChanged {
        changedFields = List.copyOf(changedFields);
    }
}
