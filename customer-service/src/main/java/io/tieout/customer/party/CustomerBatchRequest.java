package io.tieout.customer.party;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Customers entered and changed at once.
///
/// @param atomic whether all of them are refused when one is; otherwise each one stands for itself
record CustomerBatchRequest(
        @NotNull Boolean atomic, @NotEmpty @Size(max = 200) List<@NotNull @Valid Operation> operations) {

    /// @param customerId who is changed; absent for `CREATE`
    /// @param version on which the change is based; absent for `CREATE`
    /// @param onDuplicate what happens when a new customer looks like one that is there; `FAIL` when absent
    /// @param customer as in `POST /customers`, or only the members to change as in `PATCH /customers/{customerId}`
    record Operation(
            @NotNull Kind kind,
            @Nullable CustomerId customerId,
            @Nullable Long version,
            @Nullable DuplicatePolicy onDuplicate,
            @NotNull JsonNode customer) {}

    enum Kind {
        CREATE,
        UPDATE
    }
}
