package io.tieout.ledger.revaluation;

import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// @param date at the end of which it is looked, for example the last day of a month
/// @param policy `AUTO_REVERSE` when absent
/// @param rates to be used in place of the table's
record RevalueRequest(
        @NotNull LocalDate date,
        @Nullable RevaluationPolicy policy,
        @Nullable @Size(max = 200) List<@NotNull @Valid StatedRate> rates) {

    /// @param rate what a unit is worth in the currency of the books
    record StatedRate(
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
            @NotNull Rate rate) {}

    RevaluationPolicy chosenPolicy() {
        return Objects.requireNonNullElse(policy, RevaluationPolicy.AUTO_REVERSE);
    }

    Map<Currency, Rate> statedRates() {
        var stated = new HashMap<Currency, Rate>();
        if (rates != null) {
            rates.forEach(one -> stated.put(Money.ofMinor(0, one.currency()).currency(), one.rate()));
        }
        return stated;
    }
}
