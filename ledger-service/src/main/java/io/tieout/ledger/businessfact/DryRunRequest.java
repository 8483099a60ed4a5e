package io.tieout.ledger.businessfact;

import io.tieout.ledger.postingrule.RuleRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param rules the draft; the rules as they stand when absent
/// @param facts to try them on, or
/// @param from first day of the kept facts to try them on
/// @param to last day of those
record DryRunRequest(
        @Nullable @Size(max = 200) List<@NotNull @Valid RuleRequest> rules,
        @Nullable @Size(min = 1, max = 500) List<@NotNull @Valid FactRequest> facts,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    @AssertTrue(message = "or from and to must say which facts, one of them")
    boolean isFacts() {
        return facts == null ? from != null && to != null : from == null && to == null;
    }
}
