package io.tieout.ledger.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// @param parent a summary account of the same type
/// @param postable false for a summary account that only groups others; true when absent
record OpenAccountRequest(
        @NotNull AccountCode code,
        @NotBlank @Size(max = 120) String name,
        @NotNull AccountType type,
        @Nullable AccountCode parent,
        @Nullable Boolean postable) {

    Account toAccount() {
        return Boolean.FALSE.equals(postable)
                ? Account.summary(code, name, type, parent)
                : Account.postable(code, name, type, parent);
    }
}
