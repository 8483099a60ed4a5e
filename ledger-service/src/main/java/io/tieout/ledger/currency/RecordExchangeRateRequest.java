package io.tieout.ledger.currency;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// @param baseCurrency one unit of it costs
/// @param quoteCurrency so much of this currency; the company's own when absent
/// @param date the day for which it is quoted
/// @param source who quotes it, for example `ECB`; `MANUAL` when absent
/// @param rate positive, with at most 12 decimals, as a string
record RecordExchangeRateRequest(
        @NotNull @Pattern(regexp = "[A-Z]{3}") String baseCurrency,
        @Nullable @Pattern(regexp = "[A-Z]{3}") String quoteCurrency,
        @NotNull LocalDate date,

        @Nullable @Pattern(regexp = "[A-Z0-9_]{1,20}", message = "must be 1 to 20 capitals, digits or underscores")
        String source,

        @NotNull Rate rate) {

    private static final String BY_HAND = "MANUAL";

    Currency base() {
        return currency(baseCurrency);
    }

    Currency quote(Currency otherwise) {
        return quoteCurrency == null ? otherwise : currency(quoteCurrency);
    }

    String quotedBy() {
        return Objects.requireNonNullElse(source, BY_HAND);
    }

    private static Currency currency(String code) {
        return Money.ofMinor(0, code).currency();
    }
}
