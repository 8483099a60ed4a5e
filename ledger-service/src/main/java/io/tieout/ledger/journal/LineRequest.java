package io.tieout.ledger.journal;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param dimensions what else the line is about, by name, for example `{"costCenter":"SALES"}`
record LineRequest(
        @NotNull AccountCode account,
        @NotNull Side side,
        @NotNull Money amount,

        @Nullable @Size(max = 10)
        Map<
                        @Pattern(regexp = "[a-z][A-Za-z0-9]{0,39}", message = "must be a name such as costCenter")
                        String,
                        @NotNull @Size(max = 100) String>
                dimensions) {

    LineDraft toDraft() {
        return new LineDraft(account, side, amount, dimensions == null ? Map.of() : dimensions);
    }
}
